using System.CommandLine;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Candor.Assist;

/// <summary>
/// <c>candor mcp</c>: the Model Context Protocol over standard input and output, for people who work with an assistant of
/// their own. Every tool is one of Candor's commands with <c>--json</c>, so an assistant is told what a person is told.
/// It only reads, unless <c>--allow-changes</c> lets it propose mail.
/// </summary>
internal static class McpCommand
{
    public static Command Make(Terminal terminal)
    {
        var changes = new Option<bool>("--allow-changes")
        {
            Description =
                "Also let the assistant import mail, as proposals that you confirm; without it nothing is written",
        };
        var command = new Command("mcp", "Serves an assistant of your own by the Model Context Protocol") { changes };
        command.SetAction((parsed, cancel) => ServeAsync(terminal, parsed.GetValue(changes), cancel));
        return command;
    }

    private static async Task<int> ServeAsync(Terminal terminal, bool allowChanges, CancellationToken cancel)
    {
        var tools = new AssistTools(terminal);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation
            {
                Name = "candor",
                Version = typeof(McpCommand).Assembly.GetName().Version!.ToString(3),
            },
            ServerInstructions = AssistTools.Rules,
            ToolCollection = [.. tools.Reading, .. allowChanges ? tools.Changing : []],
        };
        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancel);
        return 0;
    }
}
