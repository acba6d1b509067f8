import { type ComponentChildren, h } from '#platform/html'
import { Notice, Panel, Radios, TextArea } from '#portal'
import { type CaseFile, type RequestDetail, ratingLabels, suggestionVerdictLabels } from '../contract.ts'

export interface CitizenActs {
  number: string
  code: string
  version: number
  correction: { asked: string; dueOn: string; over: boolean; value: string } | undefined
  reasons: { facts: string; dueOn: string } | undefined
  fee: { amount: number; calculation: string; dueOn: string } | undefined
  files: readonly CaseFile[]
  mayWithdraw: boolean
  withdrawnOn: string | null
  suggestion: RequestDetail['suggestion']
  maySuggest: boolean
  mayRate: boolean
  decided: boolean
}

function CodeForm({
  acts,
  action,
  children,
}: {
  acts: CitizenActs
  action: string
  children?: ComponentChildren
}) {
  return (
    <form method="post" action={`/requests/${action}`} class="form" novalidate>
      <input type="hidden" name="number" value={acts.number} />
      <input type="hidden" name="code" value={acts.code} />
      <input type="hidden" name="version" value={String(acts.version)} />
      {children}
    </form>
  )
}

/** What the office waits for from the applicant; it stands above everything else. */
export function WaitingForYou({ acts }: { acts: CitizenActs }) {
  const { correction, reasons, fee } = acts
  return (
    <div>
      {correction ? (
        <Panel id="correct" title="需要您补正">
          <p>{correction.asked}</p>
          {correction.over ? (
            <Notice kind="bad">
              <p>
                补正期限已于 {correction.dueOn} 届满。有正当理由的，请联系受理机关说明；也可以重新提交申请。
              </p>
            </Notice>
          ) : (
            <div>
              <p>请于 {correction.dueOn} 前提交，逾期且没有正当理由的，视为放弃申请。</p>
              <CodeForm acts={acts} action="correction">
                <TextArea
                  name="asked"
                  label="补正后的申请内容"
                  required
                  value={correction.value}
                  problems={{}}
                  maxLength={4000}
                />
                <button type="submit">提交补正</button>
              </CodeForm>
            </div>
          )}
        </Panel>
      ) : null}
      {reasons ? (
        <Panel id="reasons-title" title="请您说明申请的理由">
          <p>{reasons.facts}</p>
          <p>请于 {reasons.dueOn} 前说明。理由不合理或者没有说明的，机关可以不予处理。</p>
          <CodeForm acts={acts} action="reasons">
            <TextArea name="reasons" label="申请的理由" required value="" problems={{}} maxLength={4000} />
            <button type="submit">提交说明</button>
          </CodeForm>
        </Panel>
      ) : null}
      {fee ? (
        <Panel id="fee" title="请您缴纳信息处理费">
          <p>
            应缴金额 <strong>{fee.amount}</strong> 元。{fee.calculation}
          </p>
          <p>请于 {fee.dueOn} 前按下方收费通知书写明的方式缴纳，并保存缴费凭证。逾期未缴的，视为放弃申请。</p>
        </Panel>
      ) : null}
    </div>
  )
}

const size = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** The information supplied with the answer. */
export function SuppliedFiles({ acts }: { acts: CitizenActs }) {
  if (!acts.decided || acts.files.length === 0) return null
  return (
    <Panel id="supplied" title="随答复提供的信息">
      <ul class="files">
        {acts.files.map((file) => (
          <li>
            <CodeForm acts={acts} action={`files/${file.id}`}>
              <button type="submit" class="plain">
                下载 {file.title}（{size(file.size)}）
              </button>
            </CodeForm>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Withdrawing, complaining, saying how it went. */
export function AfterWards({ acts, problem }: { acts: CitizenActs; problem: string | undefined }) {
  return (
    <div>
      {problem ? (
        <Notice kind="bad">
          <p>{problem}</p>
        </Notice>
      ) : null}
      {acts.mayRate ? (
        <Panel id="rating" title="您对办理是否满意">
          <CodeForm acts={acts} action="rating">
            <Radios
              name="score"
              label="满意程度"
              required
              problems={{}}
              choices={[5, 4, 3, 2, 1].map((score) => ({
                value: String(score),
                label: ratingLabels[score] ?? '',
              }))}
            />
            <TextArea name="comment" label="意见和建议" value="" problems={{}} maxLength={500} rows={3} />
            <button type="submit">提交评价</button>
          </CodeForm>
        </Panel>
      ) : null}
      <Suggestion acts={acts} />
      <Panel id="other-acts" title="其他">
        {acts.withdrawnOn ? <p>您已于 {acts.withdrawnOn} 要求撤回申请，机关办结后出具确认书。</p> : null}
        {acts.mayWithdraw ? (
          <details>
            <summary>撤回申请</summary>
            <p>撤回之后机关不再答复；需要时可以重新申请。</p>
            <CodeForm acts={acts} action="withdrawal">
              <button type="submit" class="plain">
                确认撤回
              </button>
            </CodeForm>
          </details>
        ) : null}
        <p>
          认为机关没有依法办理的，可以
          <a href="/interaction/complaint">投诉、举报</a>
          ；对答复不服的，按告知书写明的途径申请行政复议或者提起行政诉讼。
        </p>
        <p>阅读、书写有困难的，可以拨打受理机关电话，由工作人员读给您听或者代为填写。</p>
      </Panel>
    </div>
  )
}

/** Art 44: what one person was given may be of use to everybody. */
function Suggestion({ acts }: { acts: CitizenActs }) {
  const { suggestion } = acts
  if (!acts.maySuggest && !suggestion) return null
  return (
    <Panel id="suggestion" title="建议主动公开">
      {suggestion ? (
        <div>
          <p>
            您于 {suggestion.suggestedOn} 建议将该信息纳入主动公开的范围：{suggestion.why}
          </p>
          {suggestion.verdict ? (
            <Notice kind={suggestion.verdict === 'adopted' ? 'good' : 'warn'}>
              <p>
                {suggestion.answeredOn} 审核结论：{suggestionVerdictLabels[suggestion.verdict]}。
                {suggestion.answer}
                {suggestion.publishBy ? `（${suggestion.publishBy} 前公开）` : ''}
              </p>
            </Notice>
          ) : (
            <p>机关正在审核，结果会显示在这里。</p>
          )}
        </div>
      ) : (
        <details>
          <summary>认为这项信息应当让所有人都能看到</summary>
          <p>
            可以建议机关将它纳入主动公开的范围；机关审核认为属于主动公开范围的，应当及时主动公开（条例第四十四条）。
          </p>
          <CodeForm acts={acts} action="suggestion">
            <TextArea name="why" label="理由" required value="" problems={{}} maxLength={500} rows={3} />
            <button type="submit" class="plain">
              提出建议
            </button>
          </CodeForm>
        </details>
      )}
    </Panel>
  )
}
