import type { Practice } from '@continuum/application';
import type { EntryPage, MemberEntry, PageRequest, PartnerEntry, RegistryDesk } from '@continuum/aws';
import type { Office } from '../src/ops/office.ts';
import type { Terminal } from '../src/ops/terminal.ts';

const pageOf = <Entry>(
  entries: ReadonlyMap<string, Entry>,
  { limit, after = '' }: PageRequest,
): EntryPage<Entry> => {
  const found = [...entries].filter(([id]) => id > after).sort(([one], [other]) => (one < other ? -1 : 1));
  const page = found.slice(0, limit);
  const last = page.at(-1)?.[0];
  return {
    entries: page.map(([, entry]) => entry),
    ...(last !== undefined && found.length > page.length ? { next: last } : {}),
  };
};

/** An office in memory: its registry, who may sign in, and what was said at its terminal. */
export class MemoryOffice {
  readonly practices = new Map<string, Practice>();
  readonly partners = new Map<string, PartnerEntry>();
  readonly members = new Map<string, MemberEntry>();
  /** Clients of partners whose tokens are taken. */
  readonly admitted = new Set<string>();
  readonly closedMembers = new Set<string>();
  readonly said: string[] = [];
  readonly complained: string[] = [];
  #opened = 0;
  closingFails = false;
  /** What the person answers; undefined when nobody can be asked. */
  answer: string | undefined;

  get terminal(): Terminal {
    return {
      say: (line) => this.said.push(line),
      complain: (line) => this.complained.push(line),
      ask: async () => this.answer,
    };
  }

  get office(): Office {
    return {
      desk: this.#desk,
      logins: {
        openPartner: async (partnerId) => {
          this.#opened += 1;
          const number = this.partners.has(partnerId) ? `-${this.#opened}` : '';
          const clientId = `client-of-${partnerId}${number}`;
          this.admitted.add(clientId);
          return { clientId, clientSecret: `secret-of-${partnerId}${number}` };
        },
        closePartner: async (clientId) => {
          if (this.closingFails) throw new Error('no answer');
          this.admitted.delete(clientId);
        },
        memberSubject: async (email) => `subject-of-${email}`,
        setPassword: async (_subject, kind) => `a ${kind} password`,
        closeMember: async (subject) => {
          this.closedMembers.add(subject);
        },
        openMember: async (subject) => {
          this.closedMembers.delete(subject);
        },
        restoreAudience: async (clientIds) => {
          const admitted = clientIds.filter((id) => !this.admitted.has(id));
          const dismissed = [...this.admitted].filter((id) => !clientIds.includes(id));
          for (const id of admitted) this.admitted.add(id);
          for (const id of dismissed) this.admitted.delete(id);
          return { admitted, dismissed };
        },
      },
      tokenUrl: 'https://sign-in.example/oauth2/token',
      memberClientId: 'members',
      passwords: 'temporary',
    };
  }

  get #desk(): RegistryDesk {
    const { practices, partners, members } = this;
    const add = <Entry>(entries: Map<string, Entry>, id: string, entry: Entry, taken: boolean) => {
      if (entries.has(id)) return { kind: 'taken', what: ['entry'] } as const;
      if (taken) return { kind: 'taken', what: ['login'] } as const;
      entries.set(id, entry);
      return { kind: 'added' } as const;
    };
    type Switched = { readonly disabled: boolean };
    const change = <Entry extends Switched>(entries: Map<string, Entry>, id: string, changes: object) => {
      const entry = entries.get(id);
      if (entry === undefined) return 'absent';
      entries.set(id, { ...entry, ...changes });
      return 'changed';
    };
    const disable = <Entry extends Switched>(entries: Map<string, Entry>, id: string) => {
      const entry = entries.get(id);
      if (entry === undefined) return 'absent';
      entries.set(id, { ...entry, disabled: true });
      return entry.disabled ? 'already-disabled' : 'disabled';
    };
    const enable = <Entry extends Switched>(entries: Map<string, Entry>, id: string, more: object = {}) => {
      const entry = entries.get(id);
      if (entry === undefined) return 'absent';
      if (!entry.disabled) return 'already-enabled';
      entries.set(id, { ...entry, ...more, disabled: false });
      return 'enabled';
    };
    return {
      practice: async (id) => practices.get(id),
      partner: async (id) => partners.get(id),
      member: async (practiceId, id) => members.get(`${practiceId}#${id}`),
      addPractice: async (one) => add(practices, one.practiceId, { ...one, disabled: false }, false),
      addPartner: async (one) => {
        const other = [...partners.values()].some(
          ({ account }) => account !== undefined && account === one.account,
        );
        if (other && !partners.has(one.partnerId)) return { kind: 'taken', what: ['account'] };
        return add(partners, one.partnerId, { ...one, disabled: false }, false);
      },
      addMember: async (one) => {
        const signsIn = [...members.values()].some(({ subject }) => subject === one.subject);
        return add(members, `${one.practiceId}#${one.memberId}`, { ...one, disabled: false }, signsIn);
      },
      listPractices: async (page) => pageOf(practices, page),
      listPartners: async (page) => pageOf(partners, page),
      listMembers: async (practiceId, page) =>
        pageOf(
          new Map([...members].filter(([id]) => practiceId === undefined || id.startsWith(`${practiceId}#`))),
          page,
        ),
      disablePractice: async (id) => disable(practices, id),
      disablePartner: async (id) => disable(partners, id),
      disableMember: async (practiceId, id) => disable(members, `${practiceId}#${id}`),
      enablePractice: async (id) => enable(practices, id),
      enablePartner: async (id, clientId) => enable(partners, id, { clientId }),
      enableMember: async (practiceId, id) => enable(members, `${practiceId}#${id}`),
      replaceClient: async (id, clientId) =>
        partners.get(id)?.disabled ? 'disabled' : change(partners, id, { clientId }),
      changePractice: async (id, { calendar, ...changes }) => {
        const known = practices.get(id)?.calendar;
        return change(practices, id, {
          ...changes,
          ...(known === undefined ? {} : { calendar: { ...known, ...calendar } }),
        });
      },
      changePartner: async (id, changes) => change(partners, id, changes),
      changeMember: async (practiceId, id, changes) => change(members, `${practiceId}#${id}`, changes),
    };
  }
}
