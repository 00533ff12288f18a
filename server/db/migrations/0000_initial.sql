CREATE TABLE `cells` (
	`document_id` text NOT NULL,
	`path` text NOT NULL,
	`value` text,
	`version` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	PRIMARY KEY(`document_id`, `path`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`document_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `changes` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`path` text NOT NULL,
	`before` text,
	`after` text,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`mutation_id` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`document_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `changes_by_path` ON `changes` (`document_id`,`path`);--> statement-breakpoint
CREATE TABLE `documents` (
	`document_id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`submitted_at` text,
	`accepted_at` text,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`program_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`practice_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_by_place` ON `documents` (`practice_id`,`kind`,`period`);--> statement-breakpoint
CREATE INDEX `documents_by_program` ON `documents` (`program_id`);--> statement-breakpoint
CREATE TABLE `explanations` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`code` text NOT NULL,
	`paths` text NOT NULL,
	`text` text NOT NULL,
	`cell_values` text NOT NULL,
	`explained_by` text NOT NULL,
	`explained_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`document_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`explained_by`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `explanations_by_document` ON `explanations` (`document_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`scope_type` text NOT NULL,
	`scope_id` text NOT NULL,
	PRIMARY KEY(`user_id`, `role`, `scope_type`, `scope_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mutations` (
	`document_id` text NOT NULL,
	`mutation_id` text NOT NULL,
	`client_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`outcome` text NOT NULL,
	`version` integer NOT NULL,
	`made_version` integer NOT NULL,
	`refused` text NOT NULL,
	`received_at` text NOT NULL,
	PRIMARY KEY(`document_id`, `mutation_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`document_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `practices` (
	`practice_id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`name` text NOT NULL,
	`attributes` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`program_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practices_by_program` ON `practices` (`program_id`);--> statement-breakpoint
CREATE TABLE `program_periods` (
	`program_id` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`due_date` text,
	PRIMARY KEY(`program_id`, `kind`, `period`),
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`program_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `programs` (
	`program_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`settings` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sign_in_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_in_codes_by_user` ON `sign_in_codes` (`user_id`);--> statement-breakpoint
CREATE TABLE `transitions` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`transition` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`comment` text,
	`rules_version` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`document_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `transitions_by_document` ON `transitions` (`document_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`user_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
