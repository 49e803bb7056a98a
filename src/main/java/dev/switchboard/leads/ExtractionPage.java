package dev.switchboard.leads;

import java.util.List;

/** Some of a lead's extractions, newest first, and how many there are in all. */
public record ExtractionPage(List<StoredExtraction> extractions, long total) {}
