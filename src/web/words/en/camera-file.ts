// English words: cameras from a spreadsheet.

import type { cameraFileWords as vi } from '#web/words/vi/camera-file.ts'

export const cameraFileWords: Readonly<Record<keyof typeof vi, string>> = {
  choose_file: 'Choose an Excel or CSV file',
  file_template: 'Template:',
  rows_of_file: 'Rows of the file',
  row_result: 'Result',
  row_ready: 'Ready',
  row_added: 'Added',
  row_failed: 'Could not be added',
  rows_checked: 'Good rows: {good}, to mend: {bad}. Nothing has been added yet.',
  rows_adding: 'Adding: {added}/{good}',
  rows_added: 'Done: {added}/{good} cameras added.',
  columns_ignored: 'Columns that mean nothing here: {columns}',
  add_unseen_rows: 'Add the {count} cameras that do not answer too',
  add_unseen_why:
    'At the address in the file, or the one usual for the maker. Recording begins once the camera is on; if it is wrong, its page says so.',
  row_not_kept: 'It was seen, and the station could not keep it; see the station’s log',
  add_good_rows: 'Add the good rows ({count})',
}
