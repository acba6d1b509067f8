import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import type { FoundRow } from '@yangguang/server/contract/foundation/worklist'
import { Button, Input, type InputRef, Modal, Spin } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { mayOpen } from '../../app/feature.ts'
import { menu } from '../../app/features.ts'
import { api } from '../../lib/api.ts'
import { recentItems } from '../../lib/recent.ts'

interface Line {
  key: string
  label: string
  title: string
  note: string
  href: string
}

/** One field for everything: screens, what was opened lately, and records of every wing the person may see. */
export function Palette({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(event.target.tagName))
      const asked =
        ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') ||
        (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey)
      if (!asked) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button className="find" icon={<SearchOutlined />} onClick={() => setOpen(true)} data-tour="find">
        查找 <kbd>Ctrl K</kbd>
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={false}
        destroyOnHidden
        width={620}
        title="查找"
      >
        <Finder me={me} onGone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Finder({ me, onGone }: { me: Me; onGone: () => void }) {
  const navigate = useNavigate()
  const list = useId()
  const input = useRef<InputRef>(null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    const wait = setTimeout(() => setAsked(words.trim()), 200)
    return () => clearTimeout(wait)
  }, [words])
  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    // The focus stays in the field: the line one stands on has to be brought into sight.
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, at])
  const found = useQuery({
    queryKey: ['find', asked],
    queryFn: () => api.get<FoundRow[]>(`/find?q=${encodeURIComponent(asked)}`),
    enabled: asked !== '',
    placeholderData: (before) => before,
  })
  const screens = menu
    .filter((entry) => mayOpen(me, entry.roles) && (words === '' || entry.label.includes(words.trim())))
    .map((entry) => ({ key: `m${entry.key}`, label: '页面', title: entry.label, note: '', href: entry.key }))
  const recent = recentItems(me.id).map((item) => ({
    ...item,
    key: `r${item.href}`,
    label: '最近打开',
    note: '',
  }))
  const records =
    asked === '' ? [] : (found.data ?? []).map((row) => ({ ...row, key: `${row.kind}${row.href}` }))
  const lines: Line[] = words === '' ? [...recent, ...screens] : [...records, ...screens]
  const go = (line: Line | undefined) => {
    if (!line) return
    onGone()
    void navigate({ href: `/console${line.href}` })
  }
  return (
    <>
      <Input
        ref={input}
        size="large"
        prefix={<SearchOutlined />}
        suffix={found.isFetching ? <Spin size="small" /> : null}
        placeholder="输入编号、标题、机关或者页面名称"
        aria-label="查找"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={lines[at] ? `${list}-${at}` : undefined}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, lines.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter') go(lines[at])
          else return
          event.preventDefault()
        }}
      />
      <div id={list} role="listbox" aria-label="查找结果" className="found">
        {lines.map((line, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys of this list (ARIA combobox)
          <div
            key={line.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'at' : ''}
            onMouseMove={() => setAt(index)}
            onClick={() => go(line)}
          >
            <span className="quiet">{line.label}</span>
            <span>{line.title}</span>
            <span className="quiet">{line.note}</span>
          </div>
        ))}
      </div>
      {lines.length === 0 && !found.isFetching ? <p className="quiet">没有找到您可以查看的内容。</p> : null}
    </>
  )
}
