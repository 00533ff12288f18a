CREATE TABLE `comments` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`thread_id` text NOT NULL,
	`comment_id` text,
	`action` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`document_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_by_id` ON `comments` (`document_id`,`comment_id`);--> statement-breakpoint
CREATE INDEX `comments_by_thread` ON `comments` (`document_id`,`thread_id`);