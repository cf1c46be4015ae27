/* What a PDF says about itself: the information dictionary and the same in XMP. The only date is the document's own. */
#include "write/pdf_internal.h"

static void put_info(struct pdf *pdf, struct buffer *out) {
    const struct document *document = pdf->document;
    buffer_append_c(out, "/Title ");
    pdf_put_text(out, document->title);
    if (document->author.size) {
        buffer_append_c(out, "\n/Author ");
        pdf_put_text(out, document->author);
    }
    buffer_append_c(out, "\n/Producer (planpress)\n");
    struct date date = document->as_of;
    if (!date.year) return;
    buffer_format(out, "/CreationDate (D:%04d%02d%02d000000Z)\n", date.year, date.month, date.day);
    buffer_format(out, "/ModDate (D:%04d%02d%02d000000Z)\n", date.year, date.month, date.day);
}

/* Control characters have no place in XML. */
static void put_xml(struct buffer *out, struct str text) {
    while (text.size) {
        uint32_t c = str_next(&text);
        if (c == '&') buffer_append_c(out, "&amp;");
        else if (c == '<') buffer_append_c(out, "&lt;");
        else if (c == '>') buffer_append_c(out, "&gt;");
        else if (c >= ' ' || c == '\t') buffer_code_point(out, c);
    }
}

static void put_description(struct buffer *out, const char *prefix, const char *address) {
    buffer_format(out, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">", prefix, address);
}

static void put_xmp(struct pdf *pdf, struct buffer *out) {
    const struct document *document = pdf->document;
    buffer_append_c(
        out, "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
             "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_description(out, "dc", "http://purl.org/dc/elements/1.1/");
    buffer_append_c(out,
                    "\n<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    put_xml(out, document->title);
    buffer_append_c(out, "</rdf:li></rdf:Alt></dc:title>\n");
    if (document->author.size) {
        buffer_append_c(out, "<dc:creator><rdf:Seq><rdf:li>");
        put_xml(out, document->author);
        buffer_append_c(out, "</rdf:li></rdf:Seq></dc:creator>\n");
    }
    buffer_format(out, "<dc:language><rdf:Bag><rdf:li>%.*s</rdf:li></rdf:Bag></dc:language>\n</rdf:Description>\n",
                  STR_ARG(language_tag(document->language)));
    put_description(out, "pdf", "http://ns.adobe.com/pdf/1.3/");
    buffer_append_c(out, "<pdf:Producer>planpress</pdf:Producer></rdf:Description>\n");
    struct date date = document->as_of;
    if (date.year) {
        put_description(out, "xmp", "http://ns.adobe.com/xap/1.0/");
        buffer_format(out, "\n<xmp:CreateDate>%04d-%02d-%02dT00:00:00Z</xmp:CreateDate>\n", date.year, date.month,
                      date.day);
        buffer_format(out, "<xmp:ModifyDate>%04d-%02d-%02dT00:00:00Z</xmp:ModifyDate>\n", date.year, date.month,
                      date.day);
        buffer_append_c(out, "</rdf:Description>\n");
    }
    buffer_append_c(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

HPDF_Dict pdf_metadata_write(struct pdf *pdf) {
    struct buffer out = {0};
    HPDF_Dict_RemoveElement(pdf->file->info, "Producer"); /* libharu's own */
    put_info(pdf, &out);
    pdf_object_set(pdf, pdf->file->info, &out);
    buffer_clear(&out);
    put_xmp(pdf, &out);
    HPDF_Dict metadata = pdf_stream(pdf, STR("/Type /Metadata\n/Subtype /XML\n"), buffer_str(&out), PDF_PLAIN);
    buffer_free(&out);
    return metadata;
}
