#include "gate/texts.h"
void gate_html_texts(struct gate_texts *texts, struct str bytes) { (void)texts; (void)bytes; }
void gate_pdf_texts(struct gate_texts *texts, struct str bytes) { (void)texts; (void)bytes; }
