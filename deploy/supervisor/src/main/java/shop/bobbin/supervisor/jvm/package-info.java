/** Fast and small JVMs: extracted jars, flags and ahead-of-time caches. */
@NullMarked
package shop.bobbin.supervisor.jvm;

import org.jspecify.annotations.NullMarked;
