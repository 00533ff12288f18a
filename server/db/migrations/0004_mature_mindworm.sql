DROP INDEX `changes_by_path`;--> statement-breakpoint
CREATE INDEX `changes_by_document` ON `changes` (`document_id`);