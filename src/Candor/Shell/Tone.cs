namespace Candor.Shell;

/// <summary>
/// The few voices of the look. Plum is for an error in a text, never for a person's result; leaf for what went well and
/// for the call; lemon for what is due; sky for a suggestion.
/// </summary>
public enum Tone
{
    Plain,
    Lemon,
    Leaf,
    Plum,
    Sky,
}

/// <summary>What a <see cref="Note"/> or a <see cref="Mark"/> says about the text beside it.</summary>
public enum NoteKind
{
    /// <summary>Information, neither good nor bad.</summary>
    Plain,

    /// <summary>A text would do harm as it stands.</summary>
    Error,

    /// <summary>There is a better way.</summary>
    Soft,

    /// <summary>This is done well.</summary>
    Good,

    /// <summary>A word to the candidate: something hard is acknowledged, a break is offered.</summary>
    Kind,
}

/// <summary>How much a button asks to be pressed. One <see cref="First"/> a page.</summary>
public enum ButtonKind
{
    Plain,
    First,
    Lemon,
    Leaf,
    Bare,
}
