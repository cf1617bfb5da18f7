// Slip: the code with which somebody comes in for the first time, or again, shown this once: to be scanned, read out, sent on or printed. On paper
// it stands alone.

import { wallTime90k } from '#base/units.ts'
import { leadsToItself } from '#web/own-machine.ts'
import { Button } from '#web/ui/button.tsx'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { QrCode } from '#web/ui/qr-code.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import type { Made } from './made.ts'

export const Slip = ({
  name,
  made: { username, link },
  onClose,
}: {
  readonly name: string
  readonly made: Made
  readonly onClose: () => void
}) => {
  const say = useWords()
  const url = reachedAt(link)
  const { host } = new URL(url)
  const when = dateTimeText(wallTime90k(link.good_until_90k))
  return (
    <Dialog title={say('slip_title', { name })} onClose={onClose}>
      <div className="grid gap-5">
        <div
          data-print
          className="grid justify-items-center gap-x-6 gap-y-3 text-center sm:grid-cols-[11rem_minmax(0,1fr)] sm:items-center sm:justify-items-start sm:text-left print:grid-cols-1 print:justify-items-center print:text-center"
        >
          <p className="hidden text-xl font-semibold print:block">{say('product')}</p>
          <p className="hidden text-lg font-semibold print:block">{say('slip_title', { name })}</p>
          <QrCode text={url} label={say('slip_qr')} />
          <dl className="grid gap-1">
            <dt className="text-sm text-quiet">{say('slip_username')}</dt>
            <dd className="text-lg font-semibold">{username}</dd>
            <dt className="mt-2 text-sm text-quiet">{say('slip_code')}</dt>
            <dd className="font-mono text-lg font-semibold wrap-anywhere">{link.code}</dd>
          </dl>
          <p className="max-w-prose text-sm text-quiet sm:col-span-full">{say('slip_how', { host, when })}</p>
        </div>
        {leadsToItself(url) && <p className="text-warn">{say('slip_here_only')}</p>}
        <CopiedText label={say('slip_link')} text={url} />
        <p className="text-sm">{say('slip_once')}</p>
        <div className="flex flex-wrap gap-3">
          <Button weight="strong" onClick={() => print()}>
            {say('slip_print')}
          </Button>
          <Button weight="quiet" onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** As this browser reaches the station, which knows best; at the station's own machine, as the station says that others reach it. */
const reachedAt = ({ code, url }: Made['link']): string =>
  leadsToItself(location.origin) ? url : `${location.origin}/welcome#${code}`
