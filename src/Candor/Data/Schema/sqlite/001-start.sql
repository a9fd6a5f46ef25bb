-- The first schema. Keys begin with the owner (candidate_id); instants are UTC text that sorts; lists are JSON.
-- CandorDb is the model of this; a test compares the two, so change both together. Once released, add 002 instead.

CREATE TABLE "candidate" (
    "id" TEXT NOT NULL CONSTRAINT "PK_candidate" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email_address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "postal_address" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "practice" TEXT NOT NULL,
    "calendar_feed" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL
);

CREATE TABLE "answer" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "session_id" TEXT NULL,
    "way" TEXT NOT NULL,
    "words_from" TEXT NOT NULL,
    "thinking_seconds" REAL NULL,
    "sound" TEXT NULL,
    "body" TEXT NULL,
    "own_example" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_answer" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_answer_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "application" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "employer" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "applied_on" TEXT NULL,
    "news_expected_on" TEXT NULL,
    "filled_at" TEXT NULL,
    "paused_until" TEXT NULL,
    "facts" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "PK_application" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_application_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "email" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NULL,
    "message_id" TEXT NOT NULL,
    "in_reply_to" TEXT NOT NULL,
    "references" TEXT NOT NULL,
    "date" TEXT NULL,
    "from" TEXT NOT NULL,
    "reply_to" TEXT NULL,
    "to" TEXT NOT NULL,
    "cc" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attachments" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,
    CONSTRAINT "PK_email" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_email_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "exercise_run" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "exercise" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    "done_at" TEXT NULL,
    "helped" INTEGER NULL,
    "sittings" INTEGER NOT NULL,
    "last_at" TEXT NULL,
    "skipped_at" TEXT NULL,
    CONSTRAINT "PK_exercise_run" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_exercise_run_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "journal" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "undone_at" TEXT NULL,
    CONSTRAINT "PK_journal" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_journal_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "seen_mail" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seen_at" TEXT NOT NULL,
    CONSTRAINT "PK_seen_mail" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_seen_mail_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "draft" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "composed" TEXT NOT NULL,
    "left_alone" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    CONSTRAINT "PK_draft" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_draft_application_candidate_id_application_id" FOREIGN KEY ("candidate_id", "application_id") REFERENCES "application" ("candidate_id", "id") ON DELETE CASCADE,
    CONSTRAINT "FK_draft_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "draft_version" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_draft_version" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_draft_version_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_draft_version_draft_candidate_id_draft_id" FOREIGN KEY ("candidate_id", "draft_id") REFERENCES "draft" ("candidate_id", "id") ON DELETE CASCADE
);

CREATE TABLE "calendar_event" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "remind_at" TEXT NULL,
    "cancelled" INTEGER NOT NULL,
    "changed_at" TEXT NOT NULL,
    CONSTRAINT "PK_calendar_event" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_calendar_event_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "feedback" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "email_id" TEXT NULL,
    "draft_id" TEXT NULL,
    "medium" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "PK_feedback" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_feedback_application_candidate_id_application_id" FOREIGN KEY ("candidate_id", "application_id") REFERENCES "application" ("candidate_id", "id") ON DELETE CASCADE,
    CONSTRAINT "FK_feedback_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "interview" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "went_well" TEXT NOT NULL,
    "went_badly" TEXT NOT NULL,
    "questions" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "concern" TEXT NOT NULL,
    "reaction" TEXT NOT NULL,
    "sure" TEXT NOT NULL,
    "debriefed_at" TEXT NULL,
    CONSTRAINT "PK_interview" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_interview_application_candidate_id_application_id" FOREIGN KEY ("candidate_id", "application_id") REFERENCES "application" ("candidate_id", "id") ON DELETE CASCADE,
    CONSTRAINT "FK_interview_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "outcome" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "medium" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "feedback" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "email_id" TEXT NULL,
    "bearer_id" TEXT NULL,
    "sure" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "confirmed_at" TEXT NOT NULL,
    CONSTRAINT "PK_outcome" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_outcome_application_candidate_id_application_id" FOREIGN KEY ("candidate_id", "application_id") REFERENCES "application" ("candidate_id", "id") ON DELETE CASCADE,
    CONSTRAINT "FK_outcome_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "person" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "email_address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "postal_address" TEXT NOT NULL,
    "profile_url" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "rapport" INTEGER NULL,
    "experienced" INTEGER NOT NULL,
    CONSTRAINT "PK_person" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_person_application_candidate_id_application_id" FOREIGN KEY ("candidate_id", "application_id") REFERENCES "application" ("candidate_id", "id") ON DELETE CASCADE,
    CONSTRAINT "FK_person_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "practice_session" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rehearsal" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "questions" TEXT NOT NULL,
    "with" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_practice_session" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_practice_session_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE TABLE "proposal" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email_id" TEXT NOT NULL,
    "application_id" TEXT NULL,
    "answers_draft_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "medium" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "feedback" TEXT NOT NULL,
    "sure" TEXT NOT NULL,
    "employer" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_at" TEXT NULL,
    CONSTRAINT "PK_proposal" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_proposal_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_proposal_email_candidate_id_email_id" FOREIGN KEY ("candidate_id", "email_id") REFERENCES "email" ("candidate_id", "id") ON DELETE CASCADE
);

CREATE TABLE "point" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "feedback_id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "polarity" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "specificity" REAL NOT NULL,
    "cause" TEXT NOT NULL,
    "disagreed" INTEGER NOT NULL,
    "settled" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_point" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_point_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_point_feedback_candidate_id_feedback_id" FOREIGN KEY ("candidate_id", "feedback_id") REFERENCES "feedback" ("candidate_id", "id") ON DELETE CASCADE
);

CREATE TABLE "plan_choice" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "playbook" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    CONSTRAINT "PK_plan_choice" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_plan_choice_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_plan_choice_outcome_candidate_id_outcome_id" FOREIGN KEY ("candidate_id", "outcome_id") REFERENCES "outcome" ("candidate_id", "id") ON DELETE CASCADE
);

CREATE TABLE "step_mark" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "outcome_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "channel" TEXT NULL,
    "person_id" TEXT NULL,
    "draft_id" TEXT NULL,
    "state" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "reply" TEXT NULL,
    "replied_at" TEXT NULL,
    "warm" INTEGER NOT NULL,
    CONSTRAINT "PK_step_mark" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_step_mark_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_step_mark_outcome_candidate_id_outcome_id" FOREIGN KEY ("candidate_id", "outcome_id") REFERENCES "outcome" ("candidate_id", "id") ON DELETE CASCADE
);

CREATE TABLE "theme_choice" (
    "candidate_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "point_id" TEXT NULL,
    "theme" TEXT NOT NULL,
    "into" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_theme_choice" PRIMARY KEY ("candidate_id", "id"),
    CONSTRAINT "FK_theme_choice_candidate_candidate_id" FOREIGN KEY ("candidate_id") REFERENCES "candidate" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_calendar_event_candidate_id_uid" ON "calendar_event" ("candidate_id", "uid");

CREATE INDEX "IX_draft_version_candidate_id_draft_id" ON "draft_version" ("candidate_id", "draft_id");

CREATE INDEX "IX_draft_candidate_id_application_id" ON "draft" ("candidate_id", "application_id");

CREATE INDEX "IX_draft_candidate_id_message_id" ON "draft" ("candidate_id", "message_id");

CREATE INDEX "IX_email_candidate_id_application_id" ON "email" ("candidate_id", "application_id");

CREATE UNIQUE INDEX "IX_email_candidate_id_message_id" ON "email" ("candidate_id", "message_id");

CREATE INDEX "IX_feedback_candidate_id_application_id" ON "feedback" ("candidate_id", "application_id");

CREATE INDEX "IX_interview_candidate_id_application_id" ON "interview" ("candidate_id", "application_id");

CREATE INDEX "IX_journal_candidate_id_at" ON "journal" ("candidate_id", "at");

CREATE INDEX "IX_outcome_candidate_id_application_id" ON "outcome" ("candidate_id", "application_id");

CREATE INDEX "IX_person_candidate_id_application_id" ON "person" ("candidate_id", "application_id");

CREATE INDEX "IX_plan_choice_candidate_id_outcome_id" ON "plan_choice" ("candidate_id", "outcome_id");

CREATE INDEX "IX_point_candidate_id_feedback_id" ON "point" ("candidate_id", "feedback_id");

CREATE INDEX "IX_proposal_candidate_id_email_id" ON "proposal" ("candidate_id", "email_id");

CREATE INDEX "IX_proposal_candidate_id_state" ON "proposal" ("candidate_id", "state");

CREATE INDEX "IX_step_mark_candidate_id_outcome_id" ON "step_mark" ("candidate_id", "outcome_id");

