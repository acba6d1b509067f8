import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CopyDetail } from '@yangguang/server/contract/requests/redaction'
import { copyStateLabels } from '@yangguang/server/contract/requests/redaction'
import { Alert, Button, Progress, Skeleton, Tag } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { forgetTyped, keepTyped, typedInto } from '../../lib/typed.ts'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { CheckPanel } from './check-panel.tsx'
import { MarkPanel } from './mark-panel.tsx'
import { boxId, PageView, type PlacedBox } from './page-view.tsx'
import { usePages } from './pages.ts'
import { ResultPanel } from './result-panel.tsx'
import { type Area, middle, spoken } from './steer.ts'
import './redaction.css'

/** While the new pages are made, the screen looks again this often. */
const LOOK_MS = 1_000

export function RedactionPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['redaction', id],
    queryFn: () => api.get<CopyDetail>(`/redactions/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'burning' ? LOOK_MS : false),
  })
  return <Loaded query={query}>{(copy) => <Screen key={copy.state} copy={copy} />}</Loaded>
}

const placed = (copy: CopyDetail): PlacedBox[] =>
  copy.marks.map((box, position) => ({ ...box, key: `saved-${position}` }))

function Screen({ copy }: { copy: CopyDetail }) {
  const { document, sizes, problem } = usePages(copy.id)
  const me = useMe()
  const what = `redaction.${copy.id}`
  const drawable = copy.state === 'marking' && copy.may.mark
  // Marks that were not saved come back after a reload, unless somebody else has changed the copy since.
  const [unsaved, setUnsaved] = useState(() => {
    const typed = drawable ? typedInto<{ boxes: PlacedBox[] }>(me.id, what) : undefined
    return typed?.base === copy.version ? typed.values.boxes : undefined
  })
  const [boxes, setDrawn] = useState<readonly PlacedBox[]>(() => unsaved ?? placed(copy))
  const [told, setTold] = useState('')
  const [fresh, setFresh] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const [ground, setGround] = useState(() => defaultGround(copy))
  const [note, setNote] = useState('')
  // The version these boxes began from: what another saved meanwhile is not written over.
  const [version, setVersion] = useState(copy.version)
  const names = useMemo(() => new Map(copy.grounds.map(({ code, label }) => [code, label])), [copy.grounds])
  const labelOf = (code: string) => names.get(code) ?? code
  const setBoxes = (next: readonly PlacedBox[]) => {
    setDrawn(next)
    keepTyped(me.id, what, { values: { boxes: next }, base: version, at: new Date().toISOString() })
  }
  const saved = (next: number) => {
    forgetTyped(me.id, what)
    setUnsaved(undefined)
    setVersion(next)
  }
  const startAnew = () => {
    setDrawn(placed(copy))
    saved(copy.version)
  }
  useEffect(() => {
    if (fresh) window.document.getElementById(boxId(fresh))?.focus()
  }, [fresh])
  const add = (areas: readonly Omit<PlacedBox, 'key' | 'ground' | 'note'>[]) =>
    setBoxes([...boxes, ...areas.map((area) => ({ ...area, ground, note, key: crypto.randomUUID() }))])
  const place = (page: number) => {
    const box = { ...middle, page, ground, note, key: crypto.randomUUID() }
    setBoxes([...boxes, box])
    setFresh(box.key)
    setTold(`已在第${page}页中间加框，${spoken(box)}`)
  }
  const put = (box: PlacedBox, area: Area | undefined) => {
    setBoxes(boxes.flatMap((one) => (one.key !== box.key ? [one] : area ? [{ ...one, ...area }] : [])))
    setTold(area ? spoken(area) : `已去掉第${box.page}页的这一处遮盖`)
    // What stood beside it is next, or where one is placed: the focus does not fall out of the page.
    if (!area) {
      const left = boxes.filter((one) => one.page === box.page && one.key !== box.key)
      window.document.getElementById(left[0] ? boxId(left[0].key) : 'redaction-place')?.focus()
    }
  }
  return (
    <>
      <PageHead title={copy.name}>
        <Tag>{copyStateLabels[copy.state]}</Tag>
        <Link to="/requests/$id" params={{ id: copy.requestId }}>
          申请 {copy.requestNumber}
        </Link>
      </PageHead>
      {copy.laidOut === 'set_anew' ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="上传时没有可用的 LibreOffice，Word 文件已按内容重新排版，页码和版式与原件不同，内容相同。需要保持原版式的，请先另存为 PDF 再上传。"
        />
      ) : null}
      {copy.returnReason ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={`复核退回：${copy.returnReason}`}
        />
      ) : null}
      {copy.state === 'burning' ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="正在生成新的页面，可以离开这个页面，完成后回来办理。"
          description={
            <Progress
              percent={Math.round((copy.burntPages / copy.pages) * 100)}
              format={() => `${copy.burntPages} / ${copy.pages} 页`}
              aria-label="生成进度"
            />
          }
        />
      ) : null}
      {copy.failure ? (
        <Alert type="error" showIcon style={{ marginBottom: 16 }} title={copy.failure} />
      ) : null}
      {drawable && copy.version !== version ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title="这份材料刚刚被其他人修改，您未保存的标注还在页面上。"
          action={<Button onClick={startAnew}>改用最新的标注</Button>}
        />
      ) : null}
      {unsaved ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="已恢复您上次没有保存的标注。"
          action={<Button onClick={startAnew}>改用已保存的标注</Button>}
        />
      ) : null}
      <div role="status" className="unseen">
        {told}
      </div>
      <div className="redaction">
        <div className="redaction-pages">
          {problem ? <Alert type="error" showIcon title={problem} /> : null}
          {document ? null : problem ? null : <Skeleton active paragraph={{ rows: 14 }} />}
          {document
            ? sizes.map((size) => (
                <PageView
                  key={size.number}
                  document={document}
                  size={size}
                  boxes={boxes.filter(({ page }) => page === size.number)}
                  chosen={chosen}
                  labelOf={labelOf}
                  onChoose={setChosen}
                  onDraw={drawable ? (area) => add([{ page: size.number, ...area }]) : undefined}
                  onPut={drawable ? put : undefined}
                />
              ))
            : null}
        </div>
        <div className="redaction-side">
          <MarkPanel
            copy={copy}
            version={version}
            onSaved={saved}
            document={document}
            boxes={boxes}
            chosen={chosen}
            ground={ground}
            note={note}
            drawable={drawable}
            labelOf={labelOf}
            onGround={setGround}
            onNote={setNote}
            onAdd={add}
            onBoxes={setBoxes}
            onPlace={place}
            onChoose={(key) => {
              const box = window.document.getElementById(boxId(key))
              box?.scrollIntoView({ block: 'center' })
              box?.focus({ preventScroll: true })
            }}
          />
          {copy.state === 'checking' ? <CheckPanel copy={copy} /> : null}
          <ResultPanel copy={copy} />
        </div>
      </div>
    </>
  )
}

/** Most of what is covered is somebody's private matter (Art 15). */
function defaultGround(copy: CopyDetail): string {
  return (copy.grounds.find(({ code }) => /third/i.test(code)) ?? copy.grounds[0])?.code ?? ''
}
