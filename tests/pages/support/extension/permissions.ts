type Wanted = { origins?: string[]; permissions?: string[] };
type Tell = (permissions: Wanted) => void;

/** `browser.permissions`: a person grants whatever a page asks for. */
export function createPermissions(origins: string[], { added, removed }: { added: Tell; removed: Tell }) {
  const granted = { origins: new Set(origins), permissions: new Set<string>() };
  const each = ({ origins = [], permissions = [] }: Wanted, use: (set: Set<string>, name: string) => unknown) => [
    ...origins.map((name) => use(granted.origins, name)),
    ...permissions.map((name) => use(granted.permissions, name)),
  ];
  const contains = async (wanted: Wanted) => each(wanted, (set, name) => set.has(name)).every(Boolean);
  const request = async (wanted: Wanted) => {
    each(wanted, (set, name) => set.add(name));
    added(wanted);
    return true;
  };
  const remove = async (unwanted: Wanted) => {
    each(unwanted, (set, name) => set.delete(name));
    removed(unwanted);
    return true;
  };
  return { contains, request, remove };
}
