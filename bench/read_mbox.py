# The peer of import.sh: every message of an mbox parsed by Python's own library (policy default), and nothing more.
import email
import email.policy
import mailbox
import sys


def parse(file):
    return email.message_from_binary_file(file, policy=email.policy.default)


print(sum(1 for _ in mailbox.mbox(sys.argv[1], factory=parse)), "messages")
