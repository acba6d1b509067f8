import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Fulfilment,
  FulfilmentCell,
  FulfilmentMap,
} from '@yangguang/server/contract/publication/catalogue/classification'
import { fulfilmentLabels } from '@yangguang/server/contract/publication/catalogue/classification'
import {
  Alert,
  App,
  Button,
  Card,
  Drawer,
  Form,
  Input,
  Radio,
  Segmented,
  Space,
  Switch,
  Tag,
  Tooltip,
} from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { help } from './help.ts'
import { fulfilmentQuestion } from './questions.ts'
import './catalogue.css'

const marks: Readonly<Record<Fulfilment, string>> = {
  fresh: '●',
  due: '◐',
  stale: '▲',
  nothing: '○',
  exempt: '—',
}
const order: readonly Fulfilment[] = ['nothing', 'stale', 'due', 'fresh', 'exempt']

interface Chosen {
  body: FulfilmentMap['bodies'][number]
  cell: FulfilmentCell
  item: FulfilmentMap['items'][number]
}

/** Which required item of which body has nothing, is stale or is due: bodies down, items across. */
export function MapPage() {
  const [axis, setAxis] = useState('statutory')
  const [wanting, setWanting] = useState(false)
  const [chosen, setChosen] = useState<Chosen>()
  const map = useQuery(fulfilmentQuestion(axis))
  return (
    <div className="stack">
      <Space wrap>
        <Segmented
          value={axis}
          onChange={setAxis}
          options={[
            { value: 'statutory', label: '法定主动公开内容' },
            { value: 'grassroots', label: '基层政务公开标准目录' },
          ]}
        />
        <span>
          <Switch id="wanting" checked={wanting} onChange={setWanting} size="small" />{' '}
          <label htmlFor="wanting">只看有欠缺的单位</label>
        </span>
      </Space>
      <Loaded query={map}>
        {(data) => {
          const bodies = data.bodies.filter(
            (body) => !wanting || body.cells.some(({ state }) => state !== 'fresh' && state !== 'exempt'),
          )
          return (
            <>
              <Totals map={data} />
              {bodies.length === 0 || data.items.length === 0 ? (
                <Card>
                  <Nothing>
                    {data.items.length === 0
                      ? '本目录还没有要求任何单位必须公开的事项，可在“公开事项”中设定责任单位类别，或者在此登记单位应公开的事项。'
                      : '没有欠缺的单位。'}
                  </Nothing>
                </Card>
              ) : (
                <Matrix map={data} bodies={bodies} onChoose={setChosen} />
              )}
              <Drawer
                title={chosen ? `${chosen.body.name}：${chosen.item.title}` : ''}
                open={chosen !== undefined}
                onClose={() => setChosen(undefined)}
                size={560}
                destroyOnHidden
              >
                {chosen ? <Detail axis={axis} chosen={chosen} onDone={() => setChosen(undefined)} /> : null}
              </Drawer>
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Totals({ map }: { map: FulfilmentMap }) {
  const cells = map.bodies.flatMap((body) => body.cells)
  const owed = cells.filter((cell) => cell.state !== 'exempt').length
  return (
    <Card size="small">
      <div className="totals">
        <div>
          <span className="quiet">应公开</span>
          <strong>{owed}</strong>
        </div>
        {order.map((state) => {
          const count = cells.filter((cell) => cell.state === state).length
          return (
            <div key={state}>
              <span className="quiet">
                <span className={`mark ${state}`} aria-hidden="true">
                  {marks[state]}
                </span>
                {fulfilmentLabels[state]}
              </span>
              <strong>{count}</strong>
              {state === 'exempt' || owed === 0 ? null : (
                <span className="quiet">{Math.round((count / owed) * 100)}%</span>
              )}
            </div>
          )
        })}
      </div>
    </Card>
  )
}

function Matrix({
  map,
  bodies,
  onChoose,
}: {
  map: FulfilmentMap
  bodies: FulfilmentMap['bodies']
  onChoose: (chosen: Chosen) => void
}) {
  return (
    // A wide table scrolls inside its own frame and can be scrolled with the keyboard.
    <section className="matrix" aria-label="公开事项完成情况" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {map.items.map((item) => (
              <th key={item.code} scope="col">
                <Tooltip title={`${item.title}（${item.basis}）`}>
                  <span>{item.title.length > 12 ? `${item.title.slice(0, 11)}…` : item.title}</span>
                </Tooltip>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bodies.map((body) => (
            <tr key={body.id}>
              <th scope="row">{body.name}</th>
              {map.items.map((item) => {
                const cell = body.cells.find((candidate) => candidate.code === item.code)
                return (
                  <td key={item.code}>
                    {cell ? (
                      <button
                        type="button"
                        className={`cell ${cell.state}`}
                        onClick={() => onChoose({ body, cell, item })}
                        aria-label={`${body.name}，${item.title}：${fulfilmentLabels[cell.state]}`}
                        title={`${fulfilmentLabels[cell.state]}${cell.latest ? `，最近 ${cell.latest}` : ''}`}
                      >
                        {marks[cell.state]}
                      </button>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface PlacedRow {
  id: string
  title: string
  publishedOn: string
}

function Detail({ axis, chosen, onDone }: { axis: string; chosen: Chosen; onDone: () => void }) {
  const { body, cell, item } = chosen
  const documents = useQuery({
    queryKey: ['placed', axis, item.code, body.id],
    queryFn: () => api.get<PlacedRow[]>(`/catalogue/placed?axis=${axis}&code=${item.code}&body=${body.id}`),
  })
  return (
    <div className="stack">
      <p style={{ margin: 0 }}>
        <Tag>{fulfilmentLabels[cell.state]}</Tag>
        {cell.renewBy ? `应于 ${cell.renewBy} 前更新` : ''}
        {cell.reason ? `理由：${cell.reason}` : ''}
      </p>
      <p className="quiet" style={{ margin: 0 }}>
        依据：{item.basis}
      </p>
      <Loaded query={documents}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing>
              该单位在此事项下还没有已公开的文件。发布文件时在“归入公开事项”中选择本事项即可。
            </Nothing>
          ) : (
            <ul className="plain-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <a href={`/console/documents/${row.id}`}>{row.title}</a>
                  <span className="quiet">{row.publishedOn}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Duty axis={axis} chosen={chosen} onDone={onDone} />
    </div>
  )
}

function Duty({ axis, chosen, onDone }: { axis: string; chosen: Chosen; onDone: () => void }) {
  const me = useMe()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (fields: { owed: boolean; reason: string; from: string }) =>
      api.post('/catalogue/duties', {
        ...fields,
        bodyId: chosen.body.id,
        axis,
        code: chosen.item.code,
      }),
    async onSuccess() {
      message.success('已登记')
      await queries.invalidateQueries({ queryKey: ['fulfilment'] })
      onDone()
    },
  })
  if (!me.roles.some(({ role }) => role === 'disclosure_office' || role === 'supervisor')) return null
  return (
    <Card size="small" title="登记该单位是否涉及本事项">
      <Form
        layout="vertical"
        initialValues={{ owed: chosen.cell.state === 'exempt', from: today() }}
        onFinish={save.mutate}
      >
        {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
        <Form.Item name="owed" label={<LabelWithHelp {...help.owed}>是否涉及</LabelWithHelp>}>
          <Radio.Group
            options={[
              { value: true, label: '应当公开' },
              { value: false, label: '不涉及' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={<LabelWithHelp {...help.owed}>理由</LabelWithHelp>}
          rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        <Form.Item name="from" label="自何日起" rules={[{ required: true, message: '请填写日期' }]}>
          <DayField />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          登记
        </Button>
      </Form>
    </Card>
  )
}
