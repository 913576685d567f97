package archive

import (
	"context"
	"database/sql"
	"fmt"
)

// EveryApp lists the apps of which the archive holds values, of all endpoints, sorted.
func (s *Store) EveryApp(ctx context.Context) (list []string, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT DISTINCT app FROM kept ORDER BY app`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var app string
			if err := rows.Scan(&app); err != nil {
				return err
			}
			list = append(list, app)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("listing the apps of the archive: %w", err)
	}
	return list, nil
}
