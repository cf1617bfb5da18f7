// Camera choice: which camera of the station a form is about.

import type { Camera } from '#contract/camera.ts'
import { useWords } from '#web/words/language.ts'
import { Choice } from './field.tsx'

export const CameraChoice = ({ cameras }: { readonly cameras: readonly Pick<Camera, 'id' | 'name'>[] }) => {
  const say = useWords()
  return (
    <Choice label={say('camera')} name="camera">
      {cameras.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Choice>
  )
}
