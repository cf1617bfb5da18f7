// What shows holds asks for them anew.

import { queries } from '#web/queries.ts'

export const holdsChanged = async (): Promise<void> => {
  await Promise.all(
    ['holds', 'retention', 'case_file', 'case_files', 'extraction', 'extractions_waiting'].map(key =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  )
}
