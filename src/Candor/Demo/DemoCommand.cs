using System.CommandLine;

namespace Candor.Demo;

/// <summary>
/// <c>candor demo</c>: the web app over a store of its own with a worked example in it. Nobody in it is real, and the
/// candidate's own store is not touched.
/// </summary>
internal static class DemoCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("demo", "Look around in a worked example; your own data are not touched.");
        var only = new Option<bool>("--only-fill") { Description = "Write the example's store and stop." };
        command.Options.Add(only);
        Serve.Act(
            command,
            terminal,
            async (inside, parsed, cancel) =>
            {
                var home = await FillDemo.AnewAsync(inside, cancel);
                await inside.Out.WriteLineAsync($"A worked example, all of it invented, is in {home.Home}.");
                return parsed.GetValue(only) ? null : home;
            }
        );
        return command;
    }
}
