// Doors: the four ways to a camera: it is found, its maker is known, its address is known, or a file names many.

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import { AddressDoor } from './address-door.tsx'
import { DeviceForm } from './device-form.tsx'
import { FileDoor } from './file-door.tsx'
import { SearchDoor } from './search-door.tsx'

type Added = {
  readonly onAdded: (camera: Camera) => void
  /** Somebody came to keep a recorder: the door that takes one stands open. */
  readonly recorder?: boolean
}

const doors: readonly { readonly words: WordKey; readonly why: WordKey; readonly Door: (added: Added) => ReactNode }[] =
  [
    { words: 'door_search', why: 'door_search_why', Door: SearchDoor },
    { words: 'door_brand', why: 'door_brand_why', Door: DeviceForm },
    { words: 'door_address', why: 'door_address_why', Door: AddressDoor },
    { words: 'door_file', why: 'door_file_why', Door: FileDoor },
  ]

const BRAND_DOOR = 1

export const Doors = ({ onAdded, recorder = false }: Added) => {
  const say = useWords()
  const id = useId()
  const [open, setOpen] = useState(recorder ? BRAND_DOOR : 0)
  const [times, setTimes] = useState(0)
  const { Door, why } = doors[open]!
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = (open + step + doors.length) % doors.length
    setOpen(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <div className="grid gap-4">
      <div
        role="tablist"
        aria-label={say('add_camera')}
        onKeyDown={onKey}
        className="grid grid-cols-2 gap-2 md:grid-cols-4"
      >
        {doors.map(({ words }, index) => (
          <button
            key={words}
            id={`${id}-${index}`}
            type="button"
            role="tab"
            aria-selected={index === open}
            aria-controls={`${id}-door`}
            tabIndex={index === open ? 0 : -1}
            onClick={() => setOpen(index)}
            className="min-h-12 rounded-lg border border-line bg-slate px-3 py-2 font-medium aria-selected:border-accent aria-selected:bg-accent-deep"
          >
            {say(words)}
          </button>
        ))}
      </div>
      <section
        id={`${id}-door`}
        role="tabpanel"
        aria-labelledby={`${id}-${open}`}
        className="grid gap-4 rounded-2xl border border-line bg-slate p-4 sm:p-6"
      >
        <p className="text-quiet">{say(why)}</p>
        <Door
          key={`${open} ${times}`}
          recorder={recorder && open === BRAND_DOOR}
          onAdded={camera => {
            if (open !== 0 && open !== 3) setTimes(times + 1)
            onAdded(camera)
          }}
        />
      </section>
    </div>
  )
}
