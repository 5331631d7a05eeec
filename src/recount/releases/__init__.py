"""What leaves a record: frames for analysts, frozen releases, backups and exchange, dossiers, public pages."""
