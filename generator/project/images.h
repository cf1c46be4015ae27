/* Documents read by way of images of their records (kind/record_image.h): what reading leaves behind on its way to a
 * record is gone as soon as the record is there. */
#ifndef PROJECT_IMAGES_H
#define PROJECT_IMAGES_H

#include "project/documents.h"

/* Reads a document into the project's records; its files are as in document_read. */
struct record *image_document(struct project *project, struct diagnostics *sink, struct input_file *input,
                              const struct input_file *const *parts, size_t count);

#endif
