using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Extract;

/// <summary>The parser builds the same page of our nodes as of its own.</summary>
public sealed class DomTests
{
    [Theory]
    [InlineData("<p>One<p>Two <i class=a>three</i> <i class=b>four</i>")]
    [InlineData("<table><tr><td>1<td>2<tr><td>3</table>after")]
    [InlineData("<table><div class=x>misplaced<p>twice</div><tr><td>cell</table>")]
    [InlineData("<div><table>loose<tr><td><table><b>in<div>here</div><tr><td>deep</table></table></div>")]
    [InlineData("<div id=d><table><tr><section>s<table><article>a</table></table>")]
    [InlineData("<a href=/x>one<div>two<a href=/y>three</a></div></a>")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>")]
    [InlineData("<dl><dt>t<dd>d<dt>t</dl><form><form></form>x</form>")]
    [InlineData("<select><option>a<option>b</select><math><mi>a</mi><mtext><p>html</p></mtext></math>")]
    [InlineData("<body class=a><body class=b id=c><html lang=de><head><title>late</title>")]
    [InlineData("<frameset><frame src=x></frameset>")]
    [InlineData("</p></br><h1>a<h2>b</h3>c<table><caption>k<td>v<th>w<tfoot><tr><td>z")]
    [InlineData("<story-body data-x=1><my-part>text &amp; more &copy; &notit;</my-part></story-body>")]
    [InlineData("")]
    public void A_page_is_the_same_tree(string html) => Ours(html).Should().Be(Theirs(html));

    public static TheoryData<string> Cases => new(HtmlCase.Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_whole_page_is_the_same_tree(string name) => Ours(HtmlCase.Page(name)).Should().Be(Theirs(HtmlCase.Page(name)));

    private static string Ours(string html)
    {
        var tree = new StringBuilder();
        foreach (var element in PageTree.Parse(html).Elements)
        {
            Write(
                tree,
                element.Node.LocalName,
                element.Node.Attributes.Select(static attribute => (attribute.Name, attribute.Value)),
                element.Node.TextContent
            );
        }

        return tree.ToString();
    }

    private static string Theirs(string html)
    {
        var tree = new StringBuilder();
        var document = new HtmlParser().ParseDocument(new string(HtmlSlimmer.Slim(html).Html));
        foreach (var element in document.DocumentElement.DescendantsAndSelf<IElement>())
        {
            Write(
                tree,
                element.LocalName,
                element.Attributes.Select(static attribute => (attribute.Name, attribute.Value)),
                element.TextContent
            );
        }

        return tree.ToString();
    }

    private static void Write(StringBuilder tree, string name, IEnumerable<(string Name, string Value)> attributes, string text)
    {
        tree.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            tree.Append(' ').Append(key).Append('=').Append(value);
        }

        tree.Append("> ").AppendJoin(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Append('\n');
    }
}
