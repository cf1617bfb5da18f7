// File field: a file of this device. The browser's own shows its words in the language of the browser; this one in ours, with the name of
// what was chosen.

import { useId, useRef, useState } from 'react'
import { useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'
import { FieldFrame } from './field.tsx'

export const FileField = ({
  label,
  name,
  accept,
  complaint,
}: {
  readonly label: string
  readonly name: string
  readonly accept: string
  readonly complaint?: string | undefined
}) => {
  const say = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<string>()
  return (
    <FieldFrame id={id} label={label} complaint={complaint}>
      <div className="flex min-h-12 items-center gap-3 rounded-lg border border-edge bg-night py-0.5 pr-3 pl-0.5 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          accept={accept}
          aria-invalid={complaint !== undefined}
          aria-describedby={complaint === undefined ? undefined : `${id}-complaint`}
          onChange={event => setChosen(event.target.files?.[0]?.name)}
          className="sr-only"
        />
        <Button aria-hidden="true" tabIndex={-1} className="shrink-0" onClick={() => input.current?.click()}>
          {say('choose_a_file')}
        </Button>
        <span className={`min-w-0 ${chosen === undefined ? 'text-quiet' : 'truncate'}`} title={chosen}>
          {chosen ?? say('no_file_yet')}
        </span>
      </div>
    </FieldFrame>
  )
}
