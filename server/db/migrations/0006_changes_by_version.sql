-- Every line of the log goes into the row of its version: nothing of it is lost.
CREATE TABLE `__new_changes` (
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`mutation_id` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`cells` text NOT NULL,
	PRIMARY KEY(`document_id`, `version`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`document_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_changes` (`document_id`, `version`, `mutation_id`, `changed_by`, `changed_at`, `cells`)
SELECT `document_id`, `version`, `mutation_id`, `changed_by`, `changed_at`,
	json_group_object(`path`, json_array(json(`before`), json(`after`)) ORDER BY `sequence` DESC)
FROM `changes` GROUP BY `document_id`, `version`;
--> statement-breakpoint
DROP TABLE `changes`;
--> statement-breakpoint
ALTER TABLE `__new_changes` RENAME TO `changes`;
