# What R sees:  Rscript client.R HOST PORT DBNAME USER MODE [NAME=VALUE ...] < query
# MODE is version or ask. Prints lines of cells with tabs between them, escaped as COPY does.
suppressPackageStartupMessages(library(RPostgreSQL))

given <- commandArgs(trailingOnly = TRUE)
connection <- dbConnect(PostgreSQL(),
  host = given[1], port = given[2], dbname = given[3], user = given[4], password = Sys.getenv("PGPASSWORD")
)

escaped <- function(value) {
  text <- if (inherits(value, "Date")) format(value) else as.character(value)
  text <- gsub("\\", "\\\\", text, fixed = TRUE)
  text <- gsub("\n", "\\n", gsub("\t", "\\t", text, fixed = TRUE), fixed = TRUE)
  ifelse(is.na(value), "\\N", text)
}

if (given[5] == "version") {
  cat(R.version.string, ", RPostgreSQL ", as.character(packageVersion("RPostgreSQL")), "\n", sep = "")
} else {
  for (pair in given[-(1:5)]) {
    name <- sub("=.*", "", pair)
    value <- sub("[^=]*=", "", pair)
    invisible(dbGetQuery(connection, paste0(
      "SELECT set_config(", dbQuoteString(connection, name), ", ", dbQuoteString(connection, value), ", false)"
    )))
  }
  rows <- dbGetQuery(connection, paste(readLines(file("stdin"), encoding = "UTF-8"), collapse = "\n"))
  cat(names(rows), sep = "\t")
  cat("\n")
  cat(vapply(rows, function(column) class(column)[1], ""), sep = "\t")
  cat("\n")
  lines <- do.call(paste, c(lapply(rows, escaped), sep = "\t"))
  if (nrow(rows) > 0) writeLines(enc2utf8(lines), useBytes = TRUE)
}
invisible(dbDisconnect(connection))
