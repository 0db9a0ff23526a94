package shop.bobbin.chassis.events;

/** The cause of a failure that is shown to operators. */
public final class RootCause {

    private RootCause() {}

    /** The root cause, or the {@link MalformedEventException} if there is one. */
    public static Throwable of(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof MalformedEventException)) {
            root = root.getCause();
        }
        return root;
    }
}
