CREATE TABLE `report_mappings` (
	`practice_id` text NOT NULL,
	`kind` text NOT NULL,
	`vendor_key` text NOT NULL,
	`mapping` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`practice_id`, `kind`, `vendor_key`),
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`practice_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
