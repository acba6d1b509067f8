import { BulbOutlined } from '@ant-design/icons'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { Badge, Button, Tour } from 'antd'
import { useEffect, useRef, useState } from 'react'

interface Stop {
  target: string
  title: string
  description: string
}

const common: Stop[] = [
  {
    target: 'menu',
    title: '菜单',
    description: '左侧只列出您的岗位可以办理的事项，数字是待办件数，红色表示有超期。',
  },
  { target: 'find', title: '查找', description: '按 Ctrl+K 打开，输入编号、标题或者页面名称，直接前往。' },
]
interface RoleTour {
  roles: readonly string[]
  stops: readonly Stop[]
}

const stop = (path: string, title: string, description: string): Stop => ({
  target: `menu:${path}`,
  title,
  description,
})

/** What each post does on its first day, in the order in which it does it. */
const byRole: readonly RoleTour[] = [
  {
    roles: ['information_officer'],
    stops: [
      stop('/documents', '起草和送审', '从 Word 或者 WPS 粘贴正文，系统当场指出不能公开的内容；改好后送审。'),
      stop('/', '退回、发布和答复', '被退回的、批准后待发布的、交给您答复的事项都在这里，最急的在前。'),
      stop('/cases', '来件', '群众来信和热线工单在这里签收、答复；答复公开与否随渠道的规定。'),
    ],
  },
  {
    roles: ['section_head', 'deputy_head', 'chief'],
    stops: [
      stop(
        '/',
        '审核',
        '送审的文本按最终公开的样子显示；批准，或者写明理由退回。批准的内容一个字也不再改变。',
      ),
      stop('/account', '请假委托', '外出前委托同事代办，到期自动收回；账本记录由谁办理。'),
    ],
  },
  {
    roles: ['disclosure_office'],
    stops: [
      stop('/overview', '每天先看总览', '哪些超期、哪些本周到期、在哪个机关；点数字看明细。'),
      stop('/requests', '依申请公开', '从登记、补正、征求意见办到答复；每个期限都能看到是怎样算出来的。'),
      stop('/catalogue', '公开目录', '法定公开内容有没有公开、该不该更新，一张图看清。'),
      stop('/reports', '年度报告', '统计表由系统按记录生成，每个数字都能打开它背后的事项。'),
    ],
  },
  {
    roles: ['supervisor'],
    stops: [
      stop('/overview', '下级机关', '按机关列出超期和本周到期的件数，点数字看明细。'),
      stop('/supervision', '报告审核', '下级报告的报送、核对、退回和汇总在这里。'),
    ],
  },
  {
    roles: ['system_admin'],
    stops: [
      stop('/bodies', '机关', '设立、更名、合并、划转都按日期登记，过去的记录保留当时的名称。'),
      stop('/people', '人员和岗位', '开立账号、提出授权；授权须由安全管理员批准，您不接触业务内容。'),
      stop('/calendar', '节假日安排', '每年通知下发后粘贴全文，先看会变动哪些期限，再录入。'),
    ],
  },
  {
    roles: ['security_admin'],
    stops: [
      stop('/security/rights', '授权审批', '系统管理员提出的授权由您批准或者退回，两人缺一不可。'),
      stop(
        '/security/policy',
        '安全策略',
        '密码长度和有效期、锁定、空闲时间、允许登录的地址、哪些岗位须用第二验证方式。',
      ),
      stop(
        '/security/emergencies',
        '紧急授权',
        '承办人无法到岗而期限将至时的临时授权，由您批准，到时自动失效。',
      ),
    ],
  },
  {
    roles: ['audit_admin'],
    stops: [
      stop('/audit', '账本记录', '登录、查看个人信息、修改、审批、导出和权限变动逐条在案。'),
      stop('/audit/verify', '核验账本', '重新计算全部记录并与签名树头比对，改动过的地方会指出来。'),
      stop('/audit/unusual', '异常查看', '短时间内大量查看个人信息的人员会列在这里，并进入您的待办。'),
    ],
  },
]

const doneKey = (person: string) => `yangguang.toured.${person}`

/** The first day: a few stops for the person's post. It waits to be asked, and says so until it was once. */
export function FirstDay({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    // The panel stands at the end of the page: whoever goes by keyboard is taken there, stop by stop.
    const drawn = setTimeout(() => document.querySelector<HTMLElement>('.ant-tour-next-btn')?.focus())
    return () => clearTimeout(drawn)
  }, [open, at])
  const [fresh, setFresh] = useState(() => localStorage.getItem(doneKey(me.id)) === null)
  const held = me.roles.map(({ role }) => role)
  const stops = [
    ...common,
    ...byRole
      .filter(({ roles }) => roles.some((role) => held.includes(role)))
      .flatMap(({ stops: own }) => own),
  ]
  const close = () => {
    localStorage.setItem(doneKey(me.id), '1')
    setFresh(false)
    setOpen(false)
    setAt(0)
    opener.current?.focus()
  }
  return (
    <>
      <Badge dot={fresh} offset={[-8, 8]}>
        <Button
          ref={opener}
          type="text"
          className="leave"
          icon={<BulbOutlined />}
          onClick={() => setOpen(true)}
        >
          导览
        </Button>
      </Badge>
      <Tour
        open={open}
        current={at}
        onChange={setAt}
        onClose={close}
        onFinish={close}
        steps={stops.map(({ target, title, description }) => ({
          title,
          description,
          ...(target.startsWith('menu') ? { placement: 'right' as const } : {}),
          target: () =>
            document.querySelector<HTMLElement>(`[data-tour="${target}"]`) ??
            document.querySelector<HTMLElement>('[data-tour="menu"]') ??
            document.body,
        }))}
      />
    </>
  )
}
