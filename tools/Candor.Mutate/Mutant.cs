using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Candor.Mutate;

/// <summary>One small wrong in one file: what stands there, and what stands in its place.</summary>
internal sealed record Mutant(SyntaxTree Tree, SyntaxNode From, SyntaxNode To)
{
    private static readonly Dictionary<SyntaxKind, (SyntaxKind Kind, SyntaxKind Token)> Binary = new()
    {
        [SyntaxKind.AddExpression] = (SyntaxKind.SubtractExpression, SyntaxKind.MinusToken),
        [SyntaxKind.SubtractExpression] = (SyntaxKind.AddExpression, SyntaxKind.PlusToken),
        [SyntaxKind.MultiplyExpression] = (SyntaxKind.DivideExpression, SyntaxKind.SlashToken),
        [SyntaxKind.DivideExpression] = (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        [SyntaxKind.LessThanExpression] = (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken),
        [SyntaxKind.LessThanOrEqualExpression] = (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken),
        [SyntaxKind.GreaterThanExpression] = (
            SyntaxKind.GreaterThanOrEqualExpression,
            SyntaxKind.GreaterThanEqualsToken
        ),
        [SyntaxKind.GreaterThanOrEqualExpression] = (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken),
        [SyntaxKind.EqualsExpression] = (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        [SyntaxKind.NotEqualsExpression] = (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        [SyntaxKind.LogicalAndExpression] = (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken),
        [SyntaxKind.LogicalOrExpression] = (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken),
    };

    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["Any"] = "All",
        ["All"] = "Any",
        ["First"] = "Last",
        ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["MinBy"] = "MaxBy",
        ["MaxBy"] = "MinBy",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["ThenBy"] = "ThenByDescending",
        ["ThenByDescending"] = "ThenBy",
        ["StartsWith"] = "EndsWith",
        ["EndsWith"] = "StartsWith",
    };

    public string Place =>
        $"{Path.GetFileName(Tree.FilePath)}:{Tree.GetLineSpan(From.Span).StartLinePosition.Line + 1}";

    public string Says => $"{Short(From)} -> {Short(To)}";

    /// <summary>Every mutant of a file, in the order of the text.</summary>
    public static IEnumerable<Mutant> In(SyntaxTree tree) =>
        from node in tree.GetRoot().DescendantNodes(node => node is not (AttributeListSyntax or ThrowStatementSyntax))
        let to = Of(node)
        where to is not null
        select new Mutant(tree, node, to.WithTriviaFrom(node));

    public SyntaxTree Made() => Tree.WithRootAndOptions(Tree.GetRoot().ReplaceNode(From, To), Tree.Options);

    private static ExpressionOrPatternSyntax? Of(SyntaxNode node) =>
        node switch
        {
            BinaryExpressionSyntax binary when Binary.TryGetValue(binary.Kind(), out var other) =>
                SyntaxFactory.BinaryExpression(
                    other.Kind,
                    binary.Left,
                    SyntaxFactory.Token(other.Token).WithTriviaFrom(binary.OperatorToken),
                    binary.Right
                ),
            PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => not.Operand,
            UnaryPatternSyntax not => not.Pattern,
            RelationalPatternSyntax bound => SyntaxFactory.RelationalPattern(
                SyntaxFactory.Token(Moved(bound.OperatorToken.Kind())).WithTriviaFrom(bound.OperatorToken),
                bound.Expression
            ),
            LiteralExpressionSyntax flag when flag.IsKind(SyntaxKind.TrueLiteralExpression) =>
                SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression),
            LiteralExpressionSyntax flag when flag.IsKind(SyntaxKind.FalseLiteralExpression) =>
                SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression),
            LiteralExpressionSyntax { Token.Value: int number } => SyntaxFactory.LiteralExpression(
                SyntaxKind.NumericLiteralExpression,
                SyntaxFactory.Literal(number + 1)
            ),
            LiteralExpressionSyntax { Token.Value: double number } => SyntaxFactory.LiteralExpression(
                SyntaxKind.NumericLiteralExpression,
                SyntaxFactory.Literal(number + 1)
            ),
            IdentifierNameSyntax
            {
                Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } called
            } name when called.Name == name && Methods.TryGetValue(name.Identifier.Text, out var other) =>
                SyntaxFactory.IdentifierName(other),
            _ => null,
        };

    private static SyntaxKind Moved(SyntaxKind bound) =>
        bound switch
        {
            SyntaxKind.LessThanToken => SyntaxKind.LessThanEqualsToken,
            SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanToken,
            SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanEqualsToken,
            _ => SyntaxKind.GreaterThanToken,
        };

    private static string Short(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 110 ? text[..110] + " …" : text;
    }
}
