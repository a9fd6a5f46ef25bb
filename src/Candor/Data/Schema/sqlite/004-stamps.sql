-- What was read of an application is kept in memory and serves until something of it changes. One random number an
-- application tells: whatever is written to one of its rows, by whichever program, gives it a new one. Random and not
-- counted up, so that a store put back from a backup never looks like a later one. KeptRows is what asks;
-- docs/decisions/0005-what-was-read-serves-until-it-changes.md tells why.
-- Only UPDATE in a trigger of a part: a conflict clause would give way to that of the statement which set it off.

CREATE TABLE "application_stamp" (
    "candidate_id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL,
    PRIMARY KEY ("candidate_id", "application_id")
) WITHOUT ROWID;

CREATE TRIGGER "application_is_new_and_stamped" AFTER INSERT ON "application" BEGIN
    INSERT INTO "application_stamp" VALUES (NEW."candidate_id", NEW."id", random());
END;

CREATE TRIGGER "application_changed_and_is_stamped" AFTER UPDATE ON "application" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."id";
END;

CREATE TRIGGER "application_is_gone_with_its_stamp" AFTER DELETE ON "application" BEGIN
    DELETE FROM "application_stamp" WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."id";
END;

CREATE TRIGGER "outcome_is_new_and_stamped" AFTER INSERT ON "outcome" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."application_id";
END;

CREATE TRIGGER "outcome_changed_and_is_stamped" AFTER UPDATE ON "outcome" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (OLD."application_id", NEW."application_id");
END;

CREATE TRIGGER "outcome_is_gone_and_stamped" AFTER DELETE ON "outcome" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."application_id";
END;

CREATE TRIGGER "person_is_new_and_stamped" AFTER INSERT ON "person" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."application_id";
END;

CREATE TRIGGER "person_changed_and_is_stamped" AFTER UPDATE ON "person" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (OLD."application_id", NEW."application_id");
END;

CREATE TRIGGER "person_is_gone_and_stamped" AFTER DELETE ON "person" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."application_id";
END;

CREATE TRIGGER "interview_is_new_and_stamped" AFTER INSERT ON "interview" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."application_id";
END;

CREATE TRIGGER "interview_changed_and_is_stamped" AFTER UPDATE ON "interview" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (OLD."application_id", NEW."application_id");
END;

CREATE TRIGGER "interview_is_gone_and_stamped" AFTER DELETE ON "interview" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."application_id";
END;

CREATE TRIGGER "step_mark_is_new_and_stamped" AFTER INSERT ON "step_mark" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."application_id";
END;

CREATE TRIGGER "step_mark_changed_and_is_stamped" AFTER UPDATE ON "step_mark" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (OLD."application_id", NEW."application_id");
END;

CREATE TRIGGER "step_mark_is_gone_and_stamped" AFTER DELETE ON "step_mark" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."application_id";
END;

CREATE TRIGGER "plan_choice_is_new_and_stamped" AFTER INSERT ON "plan_choice" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."application_id";
END;

CREATE TRIGGER "plan_choice_changed_and_is_stamped" AFTER UPDATE ON "plan_choice" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (OLD."application_id", NEW."application_id");
END;

CREATE TRIGGER "plan_choice_is_gone_and_stamped" AFTER DELETE ON "plan_choice" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."application_id";
END;

CREATE TRIGGER "feedback_is_new_and_stamped" AFTER INSERT ON "feedback" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."application_id";
END;

CREATE TRIGGER "feedback_changed_and_is_stamped" AFTER UPDATE ON "feedback" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (OLD."application_id", NEW."application_id");
END;

CREATE TRIGGER "feedback_is_gone_and_stamped" AFTER DELETE ON "feedback" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."application_id";
END;

CREATE TRIGGER "point_is_new_and_stamped" AFTER INSERT ON "point" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" = NEW."application_id";
END;

CREATE TRIGGER "point_changed_and_is_stamped" AFTER UPDATE ON "point" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (OLD."application_id", NEW."application_id");
END;

CREATE TRIGGER "point_is_gone_and_stamped" AFTER DELETE ON "point" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" = OLD."application_id";
END;

-- Whether the bearer of news can be answered stands in the addresses of its mail.
CREATE INDEX "IX_outcome_candidate_id_email_id" ON "outcome" ("candidate_id", "email_id");

CREATE TRIGGER "email_is_new_and_stamped" AFTER INSERT ON "email" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (
        SELECT "application_id" FROM "outcome"
        WHERE "candidate_id" = NEW."candidate_id" AND "email_id" = NEW."id"
    );
END;

CREATE TRIGGER "email_changed_and_is_stamped" AFTER UPDATE OF "from", "reply_to" ON "email" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = NEW."candidate_id" AND "application_id" IN (
        SELECT "application_id" FROM "outcome"
        WHERE "candidate_id" = NEW."candidate_id" AND "email_id" = NEW."id"
    );
END;

CREATE TRIGGER "email_is_gone_and_stamped" AFTER DELETE ON "email" BEGIN
    UPDATE "application_stamp" SET "stamp" = random()
    WHERE "candidate_id" = OLD."candidate_id" AND "application_id" IN (
        SELECT "application_id" FROM "outcome"
        WHERE "candidate_id" = OLD."candidate_id" AND "email_id" = OLD."id"
    );
END;

-- One application's rows are found without looking at those of all.
CREATE INDEX "IX_step_mark_candidate_id_application_id" ON "step_mark" ("candidate_id", "application_id");

CREATE INDEX "IX_plan_choice_candidate_id_application_id" ON "plan_choice" ("candidate_id", "application_id");

CREATE INDEX "IX_point_candidate_id_application_id" ON "point" ("candidate_id", "application_id");

-- What was there before this script.
INSERT INTO "application_stamp" SELECT "candidate_id", "id", random() FROM "application";
