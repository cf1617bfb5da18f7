// Layers part: beside the map, what lies under the cameras: layers to switch, draw, take home and remove; the base map; and whether the station may
// fetch pictures of OpenStreetMap, with what leaves the house when it does.

import { useMutation } from '@tanstack/react-query'
import type { MapBounds, MapLayer, MapShown, RemovedMapLayer } from '#contract/map.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Choice } from '#web/ui/field.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Switch } from '#web/ui/switch.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { MOST_BY_HAND } from './drawing.ts'
import { ImportDialog } from './import-dialog.tsx'
import { layerKindWords } from './layer-words.ts'
import { DotsIcon } from './map-icons.tsx'
import { NewLayerDialog } from './new-layer-dialog.tsx'
import type { NewLayer } from './use-drawing.ts'
import { type GroundChoice, NO_BASE, OSM_BASE } from './use-ground.ts'

type LayerDeeds = {
  readonly onDraw: (layer: MapLayer | NewLayer) => void
  readonly onShow: (bounds: MapBounds) => void
}

export const LayersPart = ({
  map,
  choice,
  ...deeds
}: LayerDeeds & { readonly map: MapShown; readonly choice: GroundChoice }) => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const draws = useMay()('configure_station', 'whole')
  return (
    <div className="grid gap-5">
      {map.layers.length === 0 ? (
        <EmptyState title={say('layers_none')}>{say('layers_none_why')}</EmptyState>
      ) : (
        <ul aria-label={say('map_layers')} className="grid gap-1">
          {map.layers.map(layer => (
            <LayerEntry
              key={layer.id}
              layer={layer}
              on={!choice.off.includes(layer.id)}
              onSwitch={on => choice.onSwitch(layer.id, on)}
              {...deeds}
            />
          ))}
        </ul>
      )}
      {draws && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => show('import')}>{say('layer_import')}</Button>
          <Button onClick={() => show('new-layer')}>{say('layer_draw_new')}</Button>
        </div>
      )}
      <BaseChoice map={map} choice={choice} />
      {draws && <OpenStreetMapSwitch allowed={map.openstreetmap} onBase={choice.onBase} />}
      {draws && open === 'import' && <ImportDialog onShow={deeds.onShow} onClose={shut} />}
      {draws && open === 'new-layer' && <NewLayerDialog onDraw={deeds.onDraw} onClose={shut} />}
    </div>
  )
}

const LayerEntry = ({
  layer,
  on,
  onSwitch,
  onDraw,
  onShow,
}: LayerDeeds & { readonly layer: MapLayer; readonly on: boolean; readonly onSwitch: (on: boolean) => void }) => {
  const say = useWords()
  const draws = useMay()('configure_station', 'whole')
  const remove = useMutation({
    mutationFn: () => ask<RemovedMapLayer>(paths.mapLayer(layer.id), { method: 'DELETE' }),
    onSuccess: () => toast(say('layer_removed', { name: layer.name }), { undo: () => restore(layer.id) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['map'] }),
  })
  const facts = [say(layerKindWords[layer.kind]), say('layer_features', { count: layer.features })]
  const { bounds } = layer
  return (
    <li className="rounded-lg border border-line bg-night px-3 py-1">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <Switch label={layer.name} hint={facts.join(' · ')} on={on} onChange={onSwitch} />
        </div>
        <Menu
          label={say('layer_more', { name: layer.name })}
          className="px-2"
          entries={[
            { label: say('layer_show'), disabled: bounds === null, onChoose: () => bounds !== null && onShow(bounds) },
            ...(draws
              ? [{ label: say('layer_draw'), disabled: layer.features > MOST_BY_HAND, onChoose: () => onDraw(layer) }]
              : []),
            {
              label: say('layer_export'),
              onChoose: () => location.assign(`${paths.mapLayerGeojson(layer.id)}?save=1`),
            },
            ...(draws ? [{ label: say('layer_remove'), dangerous: true, onChoose: () => remove.mutate() }] : []),
          ]}
        >
          <DotsIcon />
        </Menu>
      </div>
      {layer.made_up && <p className="pb-1 text-sm font-medium text-warn">{say('layer_made_up')}</p>}
      {layer.source !== '' && !layer.made_up && <p className="pb-1 text-sm text-quiet">{layer.source}</p>}
      <Complaint error={remove.error} />
    </li>
  )
}

const restore = async (layer: string): Promise<void> => {
  await ask(paths.mapLayerRestoration(layer), { method: 'POST' })
  await queries.invalidateQueries({ queryKey: ['map'] })
}

const BaseChoice = ({ map, choice }: { readonly map: MapShown; readonly choice: GroundChoice }) => {
  const say = useWords()
  if (map.bases.length === 0 && !map.openstreetmap) return <p className="text-sm text-quiet">{say('map_base_how')}</p>
  return (
    <Choice label={say('map_base')} value={choice.base} onChange={({ target }) => choice.onBase(target.value)}>
      <option value={NO_BASE}>{say('map_base_none')}</option>
      {map.bases.map(({ file }) => (
        <option key={file} value={file}>
          {file}
        </option>
      ))}
      {map.openstreetmap && <option value={OSM_BASE}>{say('osm')}</option>}
    </Choice>
  )
}

const OpenStreetMapSwitch = ({
  allowed,
  onBase,
}: {
  readonly allowed: boolean
  readonly onBase: (base: string) => void
}) => {
  const say = useWords()
  const allow = useMutation({
    mutationFn: (openstreetmap: boolean) => ask(paths.mapSettings, { method: 'PUT', body: { openstreetmap } }),
    onSuccess: (_, openstreetmap) => openstreetmap && onBase(OSM_BASE),
    onSettled: () => queries.invalidateQueries({ queryKey: ['map'] }),
  })
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <Switch
        label={say('osm_allow')}
        hint={say('osm_what_leaves')}
        on={allow.isPending ? allow.variables : allowed}
        disabled={allow.isPending}
        onChange={on => allow.mutate(on)}
      />
      <Complaint error={allow.error} />
    </div>
  )
}
