CREATE VIEW report.release AS
SELECT r.id AS release_id, r.key AS release, r.released_on, r.note
FROM govdb.release r;

COMMENT ON VIEW report.release IS
  'Releases of the data; the newest is the version to cite. Key: release_id.';
COMMENT ON COLUMN report.release.release_id IS 'Row number of the release.';
COMMENT ON COLUMN report.release.release IS 'Version of the data.';
COMMENT ON COLUMN report.release.released_on IS 'Day of the release.';
COMMENT ON COLUMN report.release.note IS 'What the release contains.';
