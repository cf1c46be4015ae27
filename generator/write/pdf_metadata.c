/* What a PDF says about itself: the information dictionary and the same in XMP. The only date is the document's own. */
#include "base/region.h"
#include "write/pdf_internal.h"

/* Both say the same words: without what XML cannot hold, and no longer than PDF allows. */
static struct str clean(struct arena *arena, struct str text) {
    struct buffer out = {0};
    for (text = pdf_cut(text); text.size;) {
        uint32_t c = str_next(&text);
        bool control = c < ' ' || (c >= 0x7F && c < 0xA0), none = c == 0xFFFE || c == 0xFFFF;
        buffer_code_point(&out, none ? 0xFFFD : control ? ' ' : c);
    }
    text = str_trim(str_copy(arena, buffer_str(&out)));
    buffer_free(&out);
    return text;
}

static void put_entry(struct buffer *out, const char *key, struct str text) {
    if (str_empty(text)) return;
    buffer_format(out, "/%s ", key);
    pdf_put_text(out, text);
    buffer_char(out, '\n');
}

static void put_info(struct buffer *out, const struct document *document, struct str title, struct str author) {
    put_entry(out, "Title", title);
    put_entry(out, "Author", author);
    buffer_append_c(out, "/Producer (planpress)\n");
    struct date date = document->as_of;
    if (!date.year) return;
    buffer_format(out, "/CreationDate (D:%04d%02d%02d000000Z)\n", date.year, date.month, date.day);
    buffer_format(out, "/ModDate (D:%04d%02d%02d000000Z)\n", date.year, date.month, date.day);
}

static void put_xml(struct buffer *out, struct str text) {
    while (text.size) {
        uint32_t c = str_next(&text);
        if (c == '&') buffer_append_c(out, "&amp;");
        else if (c == '<') buffer_append_c(out, "&lt;");
        else if (c == '>') buffer_append_c(out, "&gt;");
        else buffer_code_point(out, c);
    }
}

static void put_wrapped(struct buffer *out, const char *before, struct str text, const char *after) {
    if (str_empty(text)) return;
    buffer_append_c(out, before);
    put_xml(out, text);
    buffer_append_c(out, after);
}

static void begin_description(struct buffer *out, const char *prefix, const char *address) {
    buffer_format(out, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n", prefix, address);
}

static void end_description(struct buffer *out) { buffer_append_c(out, "</rdf:Description>\n"); }

static void put_dublin_core(struct buffer *out, const struct document *document, struct str title, struct str author) {
    begin_description(out, "dc", "http://purl.org/dc/elements/1.1/");
    buffer_append_c(out, "<dc:format>application/pdf</dc:format>\n");
    put_wrapped(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title, "</rdf:li></rdf:Alt></dc:title>\n");
    put_wrapped(out, "<dc:creator><rdf:Seq><rdf:li>", author, "</rdf:li></rdf:Seq></dc:creator>\n");
    put_wrapped(out, "<dc:language><rdf:Bag><rdf:li>", region_tag(document->language, document->region),
                "</rdf:li></rdf:Bag></dc:language>\n");
    end_description(out);
}

static void put_dates(struct buffer *out, struct date date) {
    if (!date.year) return;
    begin_description(out, "xmp", "http://ns.adobe.com/xap/1.0/");
    static const char *const names[] = {"CreateDate", "ModifyDate"};
    for (size_t i = 0; i < 2; i++)
        buffer_format(out, "<xmp:%s>%04d-%02d-%02dT00:00:00Z</xmp:%s>\n", names[i], date.year, date.month, date.day,
                      names[i]);
    end_description(out);
}

/* PDF/A knows the properties of XMP itself only: that of PDF/UA has to be described. */
static void put_claims(struct buffer *out, bool accessible) {
    begin_description(out, "pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    buffer_append_c(out, "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n");
    end_description(out);
    if (!accessible) return;
    begin_description(out, "pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
    buffer_append_c(out, "<pdfuaid:part>1</pdfuaid:part>\n");
    end_description(out);
    buffer_append_c(
        out, "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
             "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
             "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
             "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
             "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
             "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
             "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
             "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
             "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
             "<pdfaProperty:category>internal</pdfaProperty:category>\n"
             "<pdfaProperty:description>The part of ISO 14289 that the document follows</pdfaProperty:description>\n"
             "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n");
    end_description(out);
}

static void put_xmp(struct buffer *out, const struct pdf *pdf, struct str title, struct str author) {
    buffer_append_c(
        out, "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
             "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_dublin_core(out, pdf->document, title, author);
    begin_description(out, "pdf", "http://ns.adobe.com/pdf/1.3/");
    buffer_append_c(out, "<pdf:Producer>planpress</pdf:Producer>\n");
    end_description(out);
    put_dates(out, pdf->document->as_of);
    if (!pdf->foreign) put_claims(out, pdf_claims_ua(pdf));
    buffer_append_c(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

HPDF_Dict pdf_metadata_write(struct pdf *pdf) {
    struct buffer out = {0};
    struct str title = clean(pdf->arena, pdf->document->title), author = clean(pdf->arena, pdf->document->author);
    HPDF_Dict_RemoveElement(pdf->file->info, "Producer"); /* libharu's own */
    put_info(&out, pdf->document, title, author);
    pdf_object_set(pdf, pdf->file->info, &out);
    buffer_clear(&out);
    put_xmp(&out, pdf, title, author);
    HPDF_Dict metadata = pdf_stream(pdf, STR("/Type /Metadata\n/Subtype /XML\n"), buffer_str(&out), PDF_PLAIN);
    buffer_free(&out);
    return metadata;
}
