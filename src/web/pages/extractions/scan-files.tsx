// Scan files: the document photographed with a telephone or scanned; chosen now, sent when there is a request to send them to.

import { useId, useRef, useState } from 'react'
import { MOST_SCAN_BYTES } from '#contract/extraction.ts'
import { scanName } from '#contract/scan-name.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { PictureIcon } from '#web/ui/more-icons.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { useLanguage, useWords } from '#web/words/language.ts'

const kinds = ['image/jpeg', 'image/png', 'application/pdf']

export const ScanFiles = ({
  files,
  busy = false,
  onFiles,
}: {
  readonly files: readonly File[]
  readonly busy?: boolean
  readonly onFiles: (files: readonly File[]) => void
}) => {
  const say = useWords()
  const language = useLanguage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState('')
  const take = (list: FileList | null): void => {
    const chosen = [...(list ?? [])]
    const wrong = chosen.find(({ size, type }) => size > MOST_SCAN_BYTES || !kinds.includes(type))
    const most = sizeText(MOST_SCAN_BYTES, language)
    const large = wrong !== undefined && kinds.includes(wrong.type)
    setRefused(
      wrong === undefined
        ? ''
        : say(large ? 'scan_too_large' : 'scan_refused', {
            ...{ name: scanName(wrong.name), size: sizeText(wrong.size, language), most },
          }),
    )
    onFiles([...files, ...chosen.filter(file => file.size <= MOST_SCAN_BYTES && kinds.includes(file.type))])
    if (input.current !== null) input.current.value = ''
  }
  return (
    <div className="grid gap-2">
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={kinds.join(',')}
        aria-label={say('scan_choose')}
        tabIndex={-1}
        className="sr-only"
        onChange={event => take(event.target.files)}
      />
      <Button className="justify-self-start" disabled={busy} onClick={() => input.current?.click()}>
        <PictureIcon />
        {say('scan_choose')}
      </Button>
      <p className="text-sm text-quiet">{say('scan_why')}</p>
      {refused !== '' && (
        <p role="alert" className="text-sm text-bad">
          {refused}
        </p>
      )}
      {files.length > 0 && (
        <ul className="grid gap-1" aria-label={say('scans')}>
          {files.map((file, at) => (
            <li
              key={`${file.name} ${file.size} ${file.lastModified}`}
              className="flex min-h-11 items-center gap-2 rounded-lg border border-line pl-3"
            >
              <span className="min-w-0 flex-1 wrap-anywhere">{scanName(file.name)}</span>
              <span className="text-sm whitespace-nowrap text-quiet">{sizeText(file.size, language)}</span>
              <IconButton
                label={say('scan_remove', { name: scanName(file.name) })}
                onClick={() => onFiles(files.filter((_, other) => other !== at))}
              >
                <CloseIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
