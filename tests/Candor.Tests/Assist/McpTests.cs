using System.Text.Json;
using Candor.Data;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Candor.Tests.Assist;

/// <summary>The program itself, as a child, asked by the protocol's own client.</summary>
public sealed class McpTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task An_assistant_is_told_the_rules_and_offered_tools_that_only_read()
    {
        await using var client = await ConnectAsync();
        client.ServerInfo!.Name.ShouldBe("candor");
        client.ServerInstructions!.ShouldContain("Never ask for the reason");
        var tools = await client.ListToolsAsync(cancellationToken: Cancel);
        tools.Count.ShouldBe(9);
        tools.ShouldAllBe(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint == true);
        tools.ShouldAllBe(tool => tool.Description.Length > 40);
    }

    [Fact]
    public async Task A_draft_is_reviewed_as_on_the_command_line()
    {
        await using var client = await ConnectAsync();
        var answer = await CallAsync(
            client,
            "review_draft",
            new()
            {
                ["text"] = "Dear Ms Hale,\n\nWhy did you not choose me, Ms Hill?\n",
                ["facts"] = "recipient: Ms Hale\nemployer: Norbury",
            }
        );
        answer
            .GetProperty("findings")
            .EnumerateArray()
            .Select(finding => finding.GetProperty("rule").GetString())
            .ShouldContain("asks-for-the-reason");
    }

    [Fact]
    public async Task Feedback_is_read_a_plan_made_and_the_store_asked()
    {
        await using var client = await ConnectAsync();
        (
            await CallAsync(
                client,
                "read_feedback",
                new() { ["text"] = "You seemed nervous and your answers were long." }
            )
        )
            .GetProperty("points")
            .GetArrayLength()
            .ShouldBeGreaterThan(0);
        (
            await CallAsync(
                client,
                "plan",
                new()
                {
                    ["news"] = "email",
                    ["at"] = "2026-03-02T16:40+00:00",
                    ["stage"] = "final",
                }
            )
        ).ToString().ShouldContain("steps");
        (
            await CallAsync(
                client,
                "triage_mail",
                new()
                {
                    ["mail"] = "Subject: Your application\n\nWe regret to inform you that you have not been selected.",
                }
            )
        )
            .GetProperty("outcome")
            .GetString()
            .ShouldBe("rejected");
        foreach (var own in new[] { "today", "themes", "brief" })
        {
            (await CallAsync(client, own, [])).ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    [Fact]
    public async Task Bad_input_is_one_clear_line_and_the_server_goes_on()
    {
        await using var client = await ConnectAsync();
        var wrong = await client.CallToolAsync(
            "plan",
            new Dictionary<string, object?> { ["news"] = "pigeon", ["at"] = "2026-03-02T16:40+00:00" },
            cancellationToken: Cancel
        );
        wrong.IsError.ShouldBe(true);
        wrong.Content.OfType<TextContentBlock>().Single().Text.ShouldContain("pigeon");
        (await CallAsync(client, "today", [])).ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task Mail_is_taken_in_only_where_that_was_allowed_and_only_as_a_proposal()
    {
        const string mail =
            "From: Jo <jo@northwind.example>\nMessage-ID: <1@northwind.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
            + "Subject: Your application for Analyst\n\nThank you for your application to Northwind. "
            + "We regret to inform you that you have not been selected.";
        await using var client = await ConnectAsync("--allow-changes");
        await CallAsync(client, "import_mail", new() { ["mail"] = mail });
        await using var db = new CandorDb(await Store.OpenAsync(terminal.Home, terminal.Clock, Cancel));
        (await db.Proposals.SingleAsync(Cancel)).State.ShouldBe(ProposalState.Waiting);
        (await db.Applications.CountAsync(Cancel)).ShouldBe(0);
    }

    private Task<McpClient> ConnectAsync(params string[] more) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new()
                {
                    Name = "candor",
                    Command = "dotnet",
                    Arguments = [Path.Combine(AppContext.BaseDirectory, "candor.dll"), "mcp", .. more],
                    EnvironmentVariables = new Dictionary<string, string?> { ["CANDOR_HOME"] = terminal.Home },
                }
            ),
            // On a busy machine a child takes longer to start than the client waits before it tries an older protocol.
            new() { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan },
            cancellationToken: Cancel
        );

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, Dictionary<string, object?> given)
    {
        var answer = await client.CallToolAsync(tool, given, cancellationToken: Cancel);
        var text = answer.Content.OfType<TextContentBlock>().Single().Text;
        answer.IsError.ShouldNotBe(true, text);
        return JsonElement.Parse(text);
    }
}
