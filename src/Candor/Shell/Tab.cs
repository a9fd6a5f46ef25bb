namespace Candor.Shell;

/// <summary>One of <see cref="Tabs"/>.</summary>
/// <param name="Count">How many things lie behind it; left out where that says nothing.</param>
public sealed record Tab(string Text, string Href, int? Count = null);
