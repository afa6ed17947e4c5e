using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CommsCredits.Connectors;

/// <summary>The zip of a workbook, written front to back: each part goes through to the target and none is kept.</summary>
/// <remarks>
/// System.IO.Packaging keeps parts in memory until the package is closed, so the little that it does, the list of content types and
/// the relations, is done here.
/// </remarks>
sealed class XlsxPackage : IDisposable
{
    const string TypesNamespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    const string RelationsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string RelationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    readonly ZipArchive zip;
    readonly List<(string Part, string Type)> parts = [];

    /// <summary>Begins a package.</summary>
    /// <param name="target">Where to; it stays open.</param>
    public XlsxPackage(Stream target) => zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

    /// <summary>Begins a part; the one before must be closed.</summary>
    /// <param name="path">Its place, without a leading slash.</param>
    /// <param name="type">Its content type.</param>
    /// <returns>Where its XML goes; to be closed by the caller.</returns>
    public Stream Begin(string path, string type)
    {
        parts.Add(("/" + path, type));
        return zip.CreateEntry(path, CompressionLevel.Fastest).Open();
    }

    /// <summary>Writes a part whose XML is at hand.</summary>
    public void Add(string path, string type, string xml)
    {
        using var stream = Begin(path, type);
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    /// <summary>Writes what a part refers to; rId1 is the first.</summary>
    /// <param name="path">The part, or nothing for the package itself.</param>
    /// <param name="targets">The last word of each relation's type, and its target.</param>
    public void Relate(string path, params IEnumerable<(string Type, string Target)> targets)
    {
        var name = $"{Path.GetDirectoryName(path)?.Replace('\\', '/')}/_rels/{Path.GetFileName(path)}.rels".TrimStart('/');
        var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { CloseOutput = true });
        xml.WriteStartElement("Relationships", RelationsNamespace);
        var number = 0;
        foreach (var (type, target) in targets)
        {
            xml.WriteStartElement("Relationship", RelationsNamespace);
            xml.WriteAttributeString("Id", FormattableString.Invariant($"rId{++number}"));
            xml.WriteAttributeString("Type", RelationTypes + type);
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes the list of content types: without it, and after an error, the zip is no workbook.</summary>
    public void Complete()
    {
        var stream = zip.CreateEntry("[Content_Types].xml", CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { CloseOutput = true });
        xml.WriteStartElement("Types", TypesNamespace);
        Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Type("Default", "Extension", "xml", "application/xml");
        foreach (var (part, type) in parts) Type("Override", "PartName", part, type);
        xml.WriteEndElement();

        void Type(string element, string key, string value, string type)
        {
            xml.WriteStartElement(element, TypesNamespace);
            xml.WriteAttributeString(key, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    /// <summary>Ends the zip.</summary>
    public void Dispose() => zip.Dispose();
}
