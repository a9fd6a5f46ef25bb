# How Python's email package (policy default) reads the mails named in standard input, one JSON object a line.
import email
import email.policy
import json
import sys


def tried(get):
    try:
        return get()
    except Exception as fault:  # what it does not know is a difference, not an end
        return f"{type(fault).__name__}"


def clean(value):
    """Bytes that it could not read stand as half characters, which no JSON may hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def sender(message):
    field = message["from"]
    first = field.addresses[0] if field is not None and field.addresses else None
    return f"{first.display_name} <{first.addr_spec}>" if first else ""


def attached(message):
    names = []
    for part in message.walk():
        name = part.get_filename()
        if name and not (part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"):
            names.append(name)
    return names


def text(message):
    body = message.get_body(("plain", "html"))
    return "" if body is None else None if body.get_content_type() == "text/html" else body.get_content()


for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    field = lambda name: tried(lambda: "" if mail[name] is None else str(mail[name]))
    read = {
        "subject": field("subject"),
        "from": tried(lambda: sender(mail)),
        "date": tried(lambda: "" if mail["date"] is None else str(int(mail["date"].datetime.timestamp()))),
        "id": field("message-id"),
        "inReplyTo": field("in-reply-to"),
        "references": field("references"),
        "attachments": tried(lambda: [clean(name) for name in attached(mail)]),
        "text": tried(lambda: text(mail)),
    }
    print(json.dumps({name: clean(value) for name, value in read.items()}))
