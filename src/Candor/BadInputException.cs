namespace Candor;

/// <summary>
/// The user's input cannot be used: exit code 2 and this one line, which says what is wrong, where, and what to do.
/// Never thrown for our own bugs.
/// </summary>
public sealed class BadInputException(string line) : Exception(line);
