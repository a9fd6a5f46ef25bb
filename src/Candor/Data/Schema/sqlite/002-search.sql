-- Full-text search over what the candidate keeps. Only an index: the texts stay in their own tables, so that search_text
-- holds words and where they stand, and no second copy of anybody's mail.
-- A change writes one line into search_due; SearchIndex brings the index up to date before it is asked. So an import of
-- thousands of mails does not wait for it.

CREATE TABLE "search_due" (
    "candidate_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    PRIMARY KEY ("candidate_id", "kind", "of")
) WITHOUT ROWID;

CREATE TABLE "search_entry" (
    "id" INTEGER PRIMARY KEY,
    "candidate_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    UNIQUE ("candidate_id", "kind", "of")
);

CREATE VIRTUAL TABLE "search_text" USING fts5(
    "title", "text", content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TRIGGER "application_is_new_to_search" AFTER INSERT ON "application" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'application', NEW."id");
END;

CREATE TRIGGER "application_changed_for_search" AFTER UPDATE OF "employer", "role", "agency", "notes" ON "application" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'application', NEW."id");
END;

CREATE TRIGGER "application_is_gone_from_search" AFTER DELETE ON "application" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (OLD."candidate_id", 'application', OLD."id");
END;

CREATE TRIGGER "person_is_new_to_search" AFTER INSERT ON "person" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'person', NEW."id");
END;

CREATE TRIGGER "person_changed_for_search" AFTER UPDATE OF "name", "role", "email_address" ON "person" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'person', NEW."id");
END;

CREATE TRIGGER "person_is_gone_from_search" AFTER DELETE ON "person" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (OLD."candidate_id", 'person', OLD."id");
END;

CREATE TRIGGER "email_is_new_to_search" AFTER INSERT ON "email" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'email', NEW."id");
END;

CREATE TRIGGER "email_changed_for_search" AFTER UPDATE OF "subject", "text" ON "email" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'email', NEW."id");
END;

CREATE TRIGGER "email_is_gone_from_search" AFTER DELETE ON "email" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (OLD."candidate_id", 'email', OLD."id");
END;

CREATE TRIGGER "draft_is_new_to_search" AFTER INSERT ON "draft" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'draft', NEW."id");
END;

CREATE TRIGGER "draft_changed_for_search" AFTER UPDATE OF "subject", "text" ON "draft" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'draft', NEW."id");
END;

CREATE TRIGGER "draft_is_gone_from_search" AFTER DELETE ON "draft" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (OLD."candidate_id", 'draft', OLD."id");
END;

CREATE TRIGGER "feedback_is_new_to_search" AFTER INSERT ON "feedback" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'feedback', NEW."id");
END;

CREATE TRIGGER "feedback_changed_for_search" AFTER UPDATE OF "text" ON "feedback" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'feedback', NEW."id");
END;

CREATE TRIGGER "feedback_is_gone_from_search" AFTER DELETE ON "feedback" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (OLD."candidate_id", 'feedback', OLD."id");
END;

CREATE TRIGGER "answer_is_new_to_search" AFTER INSERT ON "answer" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'answer', NEW."id");
END;

CREATE TRIGGER "answer_changed_for_search" AFTER UPDATE OF "question", "text" ON "answer" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'answer', NEW."id");
END;

CREATE TRIGGER "answer_is_gone_from_search" AFTER DELETE ON "answer" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (OLD."candidate_id", 'answer', OLD."id");
END;

CREATE TRIGGER "interview_is_new_to_search" AFTER INSERT ON "interview" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'interview', NEW."id");
END;

CREATE TRIGGER "interview_changed_for_search" AFTER UPDATE OF "went_well", "went_badly", "questions", "concern" ON "interview" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (NEW."candidate_id", 'interview', NEW."id");
END;

CREATE TRIGGER "interview_is_gone_from_search" AFTER DELETE ON "interview" BEGIN
    INSERT OR IGNORE INTO "search_due" VALUES (OLD."candidate_id", 'interview', OLD."id");
END;

-- What was there before this script.
INSERT INTO "search_due" SELECT "candidate_id", 'application', "id" FROM "application";
INSERT INTO "search_due" SELECT "candidate_id", 'person', "id" FROM "person";
INSERT INTO "search_due" SELECT "candidate_id", 'email', "id" FROM "email";
INSERT INTO "search_due" SELECT "candidate_id", 'draft', "id" FROM "draft";
INSERT INTO "search_due" SELECT "candidate_id", 'feedback', "id" FROM "feedback";
INSERT INTO "search_due" SELECT "candidate_id", 'answer', "id" FROM "answer";
INSERT INTO "search_due" SELECT "candidate_id", 'interview', "id" FROM "interview";
