CREATE TABLE `program_settings` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`program_id` text NOT NULL,
	`settings` text NOT NULL,
	`set_at` text,
	`set_by` text,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`program_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `program_settings_by_program` ON `program_settings` (`program_id`);--> statement-breakpoint
INSERT INTO `program_settings` (`program_id`, `settings`) SELECT `program_id`, `settings` FROM `programs`;
