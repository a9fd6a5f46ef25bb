using System.Globalization;

namespace Candor.Listen;

/// <summary>A rejection to try Candor with; everybody in it is invented.</summary>
internal static class WorkedExample
{
    public const string MessageId = "worked-example@northwind-energy.example";

    /// <summary>The mail, as if it had come yesterday afternoon.</summary>
    public static string Eml(DateTimeOffset now) =>
        $"""
            From: Dana Whitfield <dana.whitfield@northwind-energy.example>
            To: you@example.org
            Subject: Your interview for Product Analyst at Northwind Energy
            Date: {now.AddHours(-17).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000
            Message-ID: <{MessageId}>
            Content-Type: text/plain; charset=utf-8

            Hi,

            Thank you for coming in last Thursday and for the time you took to prepare; we enjoyed
            meeting you. It was a close decision, but we have decided to move forward with another
            candidate, whose experience is closer to what the team needs right now.

            I know that this is not the news you were hoping for, and I wish you every success with
            your search.

            Kind regards,
            Dana Whitfield
            Northwind Energy

            """;
}
