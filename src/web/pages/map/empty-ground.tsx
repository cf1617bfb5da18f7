// Empty ground: a map under which nothing is drawn yet says so, and how roads and hamlets come to it.

import { useMay } from '#web/may.ts'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/language.ts'

export const EmptyGround = ({
  under,
  onImport,
  onDraw,
}: {
  /** On a phone the sheet stands over it. */
  readonly under: boolean
  readonly onImport: () => void
  readonly onDraw: () => void
}) => {
  const say = useWords()
  const draws = useMay()('configure_station', 'whole')
  return (
    <div
      className={`absolute inset-x-4 top-1/2 mx-auto grid max-w-md -translate-y-1/2 justify-items-center gap-3 rounded-xl border border-dashed border-edge bg-slate px-5 py-5 text-center ${under ? 'max-md:hidden' : ''}`}
    >
      <p className="text-lg font-semibold text-balance">{say('layers_none')}</p>
      <p className="text-quiet text-balance">{say('layers_none_why')}</p>
      {draws && (
        <div className="flex flex-wrap justify-center gap-2">
          <Button onClick={onImport}>{say('layer_import')}</Button>
          <Button onClick={onDraw}>{say('layer_draw_new')}</Button>
        </div>
      )}
    </div>
  )
}
