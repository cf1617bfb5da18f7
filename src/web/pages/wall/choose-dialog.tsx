// Choose dialog: which camera stands in a cell, found by typing.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'

export const ChooseDialog = ({
  cameras,
  onChoose,
  onClose,
}: {
  readonly cameras: readonly Camera[]
  readonly onChoose: (camera: string) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [camera, setCamera] = useState<string>()
  return (
    <Dialog title={say('choose_camera')} onClose={onClose}>
      <div className="grid gap-5">
        <Combobox
          label={say('camera')}
          hint={say('choose_camera_why')}
          value={camera}
          onChange={setCamera}
          options={cameras.map(({ id, name, place }) => ({ value: id, label: name, detail: place }))}
        />
        <FormEnd
          doing={{ isPending: false, error: undefined }}
          label={say('put_here')}
          disabled={camera === undefined}
          onDo={() => {
            if (camera === undefined) return
            onChoose(camera)
            onClose()
          }}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  )
}
