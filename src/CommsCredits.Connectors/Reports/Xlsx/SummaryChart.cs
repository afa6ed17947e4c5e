using System.Security;

namespace CommsCredits.Connectors;

/// <summary>The bar chart of the summary: it refers to cells and holds no text from outside.</summary>
static class SummaryChart
{
    const string Main = "http://schemas.openxmlformats.org/drawingml/2006/main";
    const string Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>Where the chart stands.</summary>
    /// <param name="column">The column its left edge is at, from 0.</param>
    /// <param name="rows">How many rows it is high.</param>
    public static string Drawing(int column, int rows) => FormattableString.Invariant($"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{Main}">
          <xdr:twoCellAnchor>
            <xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
            <xdr:to>
              <xdr:col>{column + 10}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{rows + 1}</xdr:row><xdr:rowOff>0</xdr:rowOff>
            </xdr:to>
            <xdr:graphicFrame macro="">
              <xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>
              <xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>
              <a:graphic><a:graphicData uri="{Chart}">
                <c:chart xmlns:c="{Chart}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>
              </a:graphicData></a:graphic>
            </xdr:graphicFrame>
            <xdr:clientData/>
          </xdr:twoCellAnchor>
        </xdr:wsDr>
        """);

    /// <summary>The chart.</summary>
    /// <param name="title">Its heading, ours.</param>
    /// <param name="names">The cells of the bars' names, with the sheet's name.</param>
    /// <param name="values">The cells of their values.</param>
    public static string Bars(string title, string names, string values) => $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <c:chartSpace xmlns:c="{Chart}" xmlns:a="{Main}">
          <c:roundedCorners val="0"/>
          <c:chart>
            <c:title>
              <c:tx><c:rich><a:bodyPr/><a:p><a:r>
                <a:rPr lang="en-US" sz="1400"/><a:t>{SecurityElement.Escape(title)}</a:t>
              </a:r></a:p></c:rich></c:tx>
              <c:overlay val="0"/>
            </c:title>
            <c:autoTitleDeleted val="0"/>
            <c:plotArea>
              <c:layout/>
              <c:barChart>
                <c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>
                <c:ser>
                  <c:idx val="0"/><c:order val="0"/>
                  <c:spPr><a:solidFill><a:srgbClr val="2F6DA8"/></a:solidFill></c:spPr>
                  <c:invertIfNegative val="0"/>
                  <c:cat><c:strRef><c:f>{names}</c:f></c:strRef></c:cat>
                  <c:val><c:numRef><c:f>{values}</c:f></c:numRef></c:val>
                </c:ser>
                <c:gapWidth val="50"/><c:axId val="111111111"/><c:axId val="222222222"/>
              </c:barChart>
              <c:catAx>
                <c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>
                <c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>
                <c:tickLblPos val="nextTo"/><c:crossAx val="222222222"/><c:crosses val="autoZero"/>
              </c:catAx>
              <c:valAx>
                <c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>
                <c:majorGridlines/><c:numFmt formatCode="#,##0.00" sourceLinked="0"/><c:majorTickMark val="none"/>
                <c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="max"/>
              </c:valAx>
            </c:plotArea>
            <c:plotVisOnly val="1"/>
          </c:chart>
        </c:chartSpace>
        """;
}
