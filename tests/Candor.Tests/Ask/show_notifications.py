"""A desktop of one test: takes notifications on the session bus, runs a program, and prints what was shown.

dbus-run-session -- python3 show_notifications.py PROGRAM WORD ...
"""

import json
import subprocess
import sys
import threading

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib


class Desktop(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, "/org/freedesktop/Notifications")
        self.shown = []

    @dbus.service.method("org.freedesktop.Notifications", in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, replaces, icon, title, text, actions, hints, timeout):
        self.shown.append({"app": str(app), "title": str(title), "text": str(text)})
        return len(self.shown)

    @dbus.service.method("org.freedesktop.Notifications", out_signature="ssss")
    def GetServerInformation(self):
        return ("test", "test", "1", "1.2")

    @dbus.service.method("org.freedesktop.Notifications", out_signature="as")
    def GetCapabilities(self):
        return ["body"]


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName("org.freedesktop.Notifications", bus)
desktop = Desktop(bus)
loop = GLib.MainLoop()


def run():
    ran = subprocess.run(sys.argv[1:], capture_output=True, text=True)
    print(json.dumps({"code": ran.returncode, "error": ran.stderr, "shown": desktop.shown}))
    GLib.idle_add(loop.quit)


threading.Thread(target=run).start()
loop.run()
