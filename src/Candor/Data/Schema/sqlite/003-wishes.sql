-- How texts are spelt, and how long each kind of thing is to be kept; null is the usual way.
ALTER TABLE "candidate" ADD COLUMN "spelling" TEXT NULL;
ALTER TABLE "candidate" ADD COLUMN "keep" TEXT NULL;
