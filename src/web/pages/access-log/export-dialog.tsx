// Export dialog: what the filters let through, as a file. It leaves the house, so it asks for a purpose and is written into the log itself.

import { buttonLook } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { SaveIcon } from '#web/ui/more-icons.tsx'
import { usePurposeFirst } from '#web/ui/task-query.ts'
import { useWords } from '#web/words/language.ts'
import { type LogSearch, logFileAddress } from './log-queries.ts'

export const ExportDialog = ({ search, onClose }: { readonly search: LogSearch; readonly onClose: () => void }) => {
  const say = useWords()
  const afterPurpose = usePurposeFirst()
  return (
    <Dialog title={say('log_export')} onClose={onClose}>
      <div className="grid gap-4">
        <p>{say('log_export_why')}</p>
        <div className="flex flex-wrap gap-3">
          {(['csv', 'json'] as const).map(form => (
            <a
              key={form}
              className={buttonLook(form === 'csv' ? 'strong' : 'plain')}
              href={logFileAddress(search, form)}
              download
              onClick={afterPurpose}
            >
              <SaveIcon />
              {say(form === 'csv' ? 'log_export_csv' : 'log_export_json')}
            </a>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
