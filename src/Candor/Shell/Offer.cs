namespace Candor.Shell;

/// <summary>One line of the palette.</summary>
internal sealed record Offer(string Kind, string Name, string Href, string Keys);
